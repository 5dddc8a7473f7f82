import { expect, test } from '@playwright/test';
import { openHostile, type HostileCase } from '../helpers/hostile.ts';

/** EAR stands for a server that must hear nothing. */
const CASES: HostileCase[] = [
  { name: 'script', payload: '<script>alert(1)</script>' },
  { name: 'handler', payload: '<img src="EARimage.png" onerror="alert(1)">' },
  { name: 'unclosed handler', payload: '<svg/onload=alert(1)//<b' },
  { name: 'link that is a script', payload: '<a href="java&#115;cript:alert(1)">Read on</a>' },
  { name: 'only an address', payload: 'javascript:alert(document.domain)' },
  { name: 'frame', payload: '<iframe src="EARframe"></iframe><iframe srcdoc="<script>parent.alert(1)</script>"></iframe>' },
  { name: 'style', payload: '<style>@import url(EARstyle.css); * { background: url(EARback.png) }</style><p style="background:url(EARp.png)">Words</p>' },
  { name: 'form', payload: '<form action="EARform"><button autofocus onfocus="this.form.submit()">Go</button></form>' },
  { name: 'jump', payload: '<meta http-equiv="refresh" content="0;url=EARjump"><base href="EAR">' },
  { name: 'comment that ends twice', payload: '<!--><img src=x onerror=alert(1)>--!><p>After</p>' },
  { name: 'foreign content', payload: '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">' },
  { name: 'embedded', payload: '<object data="EARobject"></object><embed src="EARembed"><video poster="EARposter" src="EARvideo" autoplay></video>' },
];

test('what a publisher writes can run nothing, fetch nothing and go nowhere, wherever it stands', async () => {
  const { opened, findings, planted, unnoticed } = await openHostile(CASES);
  expect(findings).toEqual([]);
  expect(opened).toBe(CASES.length);
  expect(planted.length).toBeGreaterThan(0);
  expect(unnoticed).toEqual([]);
});
