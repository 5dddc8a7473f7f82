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
  { name: 'annotation', payload: '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>' },
  { name: 'markup in a title of markup', payload: '<noscript><p title="</noscript><img src=x onerror=alert(1)>"><svg><title><style><img src=x onerror=alert(1)></style></title></svg>' },
  { name: 'names that hide others', payload: '<form id="x"><input name="attributes"><input name="childNodes"></form><a id="__proto__"></a><a id="location" href="javascript:alert(1)">x</a>' },
  { name: 'sets of images', payload: '<picture><source srcset="EARp.webp"><img srcset="EARa.png 1x, EARb.png 2x" loading="eager"></picture><input type="image" src="EARi.png">' },
  { name: 'addresses in disguise', payload: '<a href="jav&NewLine;ascript&colon;alert(1)">a</a><a href="&#1;javascript:alert(1)">b</a><a href="vbscript:x">c</a><a href="file:///etc/passwd">d</a><a href="briefcase://app/index.html">e</a>' },
  { name: 'drawing that moves', payload: '<svg><a><animate attributeName="href" values="javascript:alert(1)"/><text>x</text></a><use href="EARuse.svg#x"/><set attributeName="onmouseover" to="alert(1)"/><feImage href="EARfe.png"/></svg>' },
  { name: 'hints', payload: '<link rel="prefetch" href="EARp"><link rel="dns-prefetch" href="//ear.example"><link rel="modulepreload" href="EARm.js"><script type="speculationrules">{"prefetch":[{"source":"list","urls":["EARs"]}]}</script>' },
  { name: 'a view of its own', payload: '<webview src="EARw" nodeintegration></webview><portal src="EARpo"></portal><template shadowrootmode="open"><img src=x onerror=alert(1)></template>' },
  { name: 'counted clicks', payload: '<a href="https://think-tank.example/" ping="EARping" target="_blank" rel="opener" download>Read on</a>' },
  { name: 'a cover', payload: '<p style="position:fixed;inset:0;z-index:9999;background:\\75rl(EARe.png)" role="dialog" id="root">Words</p>' },
  { name: 'a mine of brackets', payload: `${'<b>'.repeat(3000)}<img src=x onerror=alert(1)>` },
];

test('what a publisher writes can run nothing, fetch nothing and go nowhere, wherever it stands', async () => {
  const { opened, findings, planted, unnoticed } = await openHostile(CASES);
  expect(findings).toEqual([]);
  expect(opened).toBe(CASES.length);
  expect(planted.length).toBeGreaterThan(0);
  expect(unnoticed).toEqual([]);
});
