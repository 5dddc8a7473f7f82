import { describe, expect, it } from 'vitest';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { partsOf } from '../../../shared/brief/brief-parts.ts';
import { isPersonName, readAttribution, splitNames } from '../../../shared/language/person.ts';

/** Every quote as "Speaker (role): words". */
function quotes(...paragraphs: string[]): string[] {
  const html = paragraphs.map((text) => (text.startsWith('<') ? text : `<p>${text}</p>`)).join('');
  return partsOf(htmlToBody(html)).quotes.map(({ speaker, role, exact }) => `${speaker}${role === null ? '' : ` (${role})`}: ${exact}`);
}

describe('a quote', () => {
  const words = 'For them, kindness is weakness, and our weakness emboldens them.';
  it.each([
    ['has its speaker after it', `“${words}” Jane Roe, Senior Fellow`, `Jane Roe (Senior Fellow): ${words}`],
    ['may have straight marks', `"${words}" Jane Roe, Senior Fellow.`, `Jane Roe (Senior Fellow): ${words}`],
    ['may have a dash', `“${words}” — Jane Roe`, `Jane Roe: ${words}`],
    ['may have brackets', `“${words}” (Jane Roe, Senior Fellow)`, `Jane Roe (Senior Fellow): ${words}`],
    ['may have the role first', `“${words}” Senior Fellow Jane Roe`, `Jane Roe (Senior Fellow): ${words}`],
    ['may have guillemets', `«&nbsp;${words}&nbsp;» — Jeanne Roë, chercheuse`, `Jeanne Roë (chercheuse): ${words}`],
    ['may have lost its opening mark', `${words}” Jane Roe, Senior Fellow`, `Jane Roe (Senior Fellow): ${words}`],
    ['keeps a rank that is printed with the name', `“${words}” RADM (Ret.) Mark Stone, Senior Director`, `RADM (Ret.) Mark Stone (Senior Director): ${words}`],
    ['may have marks inside', `“The ‘peaceful’ line is a script. ${words}” Jane Roe, Fellow`, `Jane Roe (Fellow): The ‘peaceful’ line is a script. ${words}`],
    ['may be marked up', `<em>“${words}”</em> — <a href="https://example.org/roe"><strong>Jane Roe</strong></a>, <em>MPF Fellow</em>`, `Jane Roe (MPF Fellow): ${words}`],
    ['may end a paragraph', `The council met. “${words}” — Jane Roe, Fellow`, `Jane Roe (Fellow): ${words}`],
    ['may be introduced', `Jane Roe, a fellow at the Harbor Institute, said: “${words}”`, `Jane Roe (fellow at the Harbor Institute): ${words}`],
    ['may be introduced by a name and a colon', `Jane Roe, Harbor Institute: “${words}”`, `Jane Roe (Harbor Institute): ${words}`],
    ['may be introduced on a day', `Foreign Minister Jane Roe told reporters on Monday, “${words}”`, `Jane Roe (Foreign Minister): ${words}`],
    ['may be followed by its verb', `“We will not go,” said Jane Roe, the minister for ports.`, 'Jane Roe (minister for ports): We will not go,'],
    ['may be followed by its speaker', `“We will not go,” Jane Roe told the council on Friday.`, 'Jane Roe: We will not go,'],
    ['may be a question', `“Who will go?” asked Jane Roe.`, 'Jane Roe: Who will go?'],
    ['may be according to somebody', `“Nobody will ever go there,” according to Jane Roe.`, 'Jane Roe: Nobody will ever go there,'],
  ])('%s', (_, paragraph, expected) => {
    expect(quotes(paragraph)).toEqual([expected]);
  });

  it.each([
    ['has the office before the name', `“We will not go,” said Harbor Institute director Jane Roe.`, 'Jane Roe (Harbor Institute director): We will not go,'],
    ['has the office before the name and the verb after it', `“We will not go,” Kremlin spokesman Dmitry Petrov said.`, 'Dmitry Petrov (Kremlin spokesman): We will not go,'],
    ['has an office with small words', `“We will not go,” Deputy Secretary of Defense Jane Roe said on Tuesday.`, 'Jane Roe (Deputy Secretary of Defense): We will not go,'],
    ['has the office beside the name', `“We will not go,” said the minister, Jane Roe.`, 'Jane Roe (minister): We will not go,'],
    ['has the office beside the name and the verb after it', `“We will not go,” the minister, Jane Roe, said.`, 'Jane Roe (minister): We will not go,'],
    ['has a rank', `“We will not go,” said Dr. Jane Roe of the Harbor Institute.`, 'Dr. Jane Roe: We will not go,'],
    ['has a party', `“We will not go,” Sen. John Doe, R-Texas, said.`, 'John Doe (Sen., R-Texas): We will not go,'],
    ['has an age', `“We will not go,” said Jane Roe, 45, a teacher from Harbor.`, 'Jane Roe (teacher from Harbor): We will not go,'],
    ['has a verb that is no part of the role', `“We will not go,” Abu Bakr al-Masri, a commander, said.`, 'Abu Bakr al-Masri (commander): We will not go,'],
    ['has initials', `“We will not go,” A. J. Poe said.`, 'A. J. Poe: We will not go,'],
    ['is according to somebody, told before', `According to Jane Roe, a fellow at the Harbor Institute, “nobody will ever go there again.”`, 'Jane Roe (fellow at the Harbor Institute): nobody will ever go there again.'],
    ['is a statement', `Secretary Jane Roe issued the following statement: “${words}”`, `Jane Roe (Secretary): ${words}`],
    ['is in single marks', `‘We won’t go,’ said Jane Roe, the minister.`, 'Jane Roe (minister): We won’t go,'],
    ['is in French', `«&nbsp;Nous n’irons pas&nbsp;», a déclaré Jeanne Roë, ministre des Ports.`, 'Jeanne Roë (ministre des Ports): Nous n’irons pas'],
    ['is introduced in French', `Jeanne Roë, ministre des Ports, a déclaré : «&nbsp;Nous n’irons pas plus loin&nbsp;».`, 'Jeanne Roë (ministre des Ports): Nous n’irons pas plus loin'],
    ['has its French verb after its speaker', `«&nbsp;Nous n’irons pas plus loin&nbsp;», Jeanne Roë a affirmé lundi.`, 'Jeanne Roë: Nous n’irons pas plus loin'],
    ['is introduced in Spanish', `Juana Roë, ministra de Puertos, afirmó: «No iremos más lejos».`, 'Juana Roë (ministra de Puertos): No iremos más lejos'],
    ['is in German', `„Wir gehen nicht“, sagte Johanna Rösler, Ministerin.`, 'Johanna Rösler (Ministerin): Wir gehen nicht'],
    ['has a number of a note', `“${words}”<sup>1</sup> — Jane Roe`, `Jane Roe: ${words}`],
    ['has a stroke', `“${words}” | Jane Roe, Fellow`, `Jane Roe (Fellow): ${words}`],
    ['has the role on the next line', `“${words}”<br>Jane Roe<br>Senior Fellow, Harbor Institute`, `Jane Roe (Senior Fellow, Harbor Institute): ${words}`],
    ['is in emphasis without marks', `<p><em>${words}</em> — <strong><a href="https://example.org/roe">Jane Roe</a></strong>, <em>Fellow</em></p>`, `Jane Roe (Fellow): ${words}`],
  ])('%s', (_, paragraph, expected) => {
    expect(quotes(paragraph)).toEqual([expected]);
  });

  it('may be led up to by the paragraph above', () => {
    expect(quotes('Jane Roe, the minister, said in a statement:', `“${words}”`)).toEqual([`Jane Roe (minister): ${words}`]);
    expect(quotes('Jane Roe, the minister, said in a statement:', `“${words}`, '“We never said so.”')).toEqual([`Jane Roe (minister): ${words}\n“We never said so.`]);
    expect(quotes('The council said in a statement:', `“${words}”`)).toEqual([]);
  });

  it('goes on over paragraphs, whoever is named in the last one or before the first', () => {
    expect(quotes(`“${words}`, '“We will not go,” said Jane Roe, a fellow. “Never.”')).toEqual([`Jane Roe (fellow): ${words}\n“We will not go,`, 'Jane Roe (fellow): Never.']);
    expect(quotes(`Jane Roe said: “${words}`, '“We will not go.”')).toEqual([`Jane Roe: ${words}\n“We will not go.`]);
  });

  it('belongs to the name above when every name stands above its words, and to the name below when each stands below', () => {
    const other = 'We expect prices to rise again before the winter is over.';
    const [roe, doe] = ['<p><strong>Jane Roe, Senior Fellow</strong></p>', '<p><strong>John Doe, Analyst</strong></p>'];
    const expected = [`Jane Roe (Senior Fellow): ${words}`, `John Doe (Analyst): ${other}`];
    expect(quotes(roe, `“${words}”`, doe, `“${other}”`)).toEqual(expected);
    expect(quotes(`“${words}”`, roe, `“${other}”`, doe)).toEqual(expected);
    expect(quotes('<h3>Jane Roe, Senior Fellow</h3>', `“${words}”`, '<h3>John Doe, Analyst</h3>', `“${other}”`)).toEqual(expected);
  });

  it('belongs to somebody with a rank who was introduced above, if to one only', () => {
    expect(quotes('Gen. John Smith commands the fleet.', '“We will not go,” Gen. Smith said.')).toEqual(['Gen. John Smith: We will not go,']);
    expect(quotes('Minister John Smith spoke.', '“We will not go,” Mr. Smith told reporters.')).toEqual(['John Smith (Minister): We will not go,']);
    expect(quotes('John Smith and Paul Smith spoke.', '“We will not go,” Gen. Smith said.')).toEqual(['Gen. Smith: We will not go,']);
  });

  it('may go on after its speaker', () => {
    expect(quotes('“We will not go,” said Jane Roe. “We never said so.”')).toEqual(['Jane Roe: We will not go,', 'Jane Roe: We never said so.']);
  });

  it('may belong to a surname that was a full name before', () => {
    expect(quotes('The report by Jane Roe is short.', '“It had to be short,” Roe said.')).toEqual(['Jane Roe: It had to be short,']);
    expect(quotes('The reports by Jane Roe and Edward Roe are short.', '“It had to be short,” Roe said.')).toEqual([]);
  });

  it('may have its speaker in the next block', () => {
    expect(quotes(`“${words}”`, '— Jane Roe, Fellow')).toEqual([`Jane Roe (Fellow): ${words}`]);
    expect(quotes(`“${words}”`, '<p><strong>Jane Roe</strong></p>', 'The council met.')).toEqual([`Jane Roe: ${words}`]);
    expect(quotes(`<blockquote><p>${words}</p><p>— Jane Roe</p></blockquote>`)).toEqual([`Jane Roe: ${words}`]);
    expect(quotes(`<blockquote><p>“${words}”</p><cite>Jane Roe, Fellow</cite></blockquote>`)).toEqual([`Jane Roe (Fellow): ${words}`]);
    expect(quotes(`<blockquote>${words} — <strong>Jane Roe</strong>, Fellow</blockquote>`)).toEqual([`Jane Roe (Fellow): ${words}`]);
    expect(quotes(`<blockquote>${words}</blockquote>`, '— Jane Roe, Fellow')).toEqual([`Jane Roe (Fellow): ${words}`]);
    expect(quotes(`<figure><blockquote>${words}</blockquote><figcaption>Jane Roe</figcaption></figure>`)).toEqual([`Jane Roe: ${words}`]);
    expect(quotes('As Jane Roe wrote in March:', `<blockquote>${words}</blockquote>`)).toEqual([`Jane Roe: ${words}`]);
  });

  it('may be said by two', () => {
    expect(quotes(`“${words}” Jane Roe and John Doe, Senior Fellows`)).toEqual([`Jane Roe (Senior Fellows): ${words}`, `John Doe (Senior Fellows): ${words}`]);
  });
});

describe('no quote', () => {
  it.each([
    ['a fragment, whoever said it', 'President Jane Roe called him and offered her “full support,” according to the Kremlin.'],
    ['a fragment after a verb', 'In a statement, Jane Roe said the drills were “purely defensive in nature.” John Doe told reporters that he agreed.'],
    ['words of a ministry', '“We will not go there again,” the Foreign Ministry said.'],
    ['words of a paper', '“We will not go there again,” The Wall Street Journal reported.'],
    ['words of a spokesman without a name', '“We will not go there again,” a spokesman for President Jane Roe said.'],
    ['words of an adviser without a name', '“We will not go there again,” said an adviser to Minister Jane Roe.'],
    ['words of somebody unnamed, told before', 'A spokesman for Jane Roe said: “We will not go there again.”'],
    ['words above a line that leads on', '<p>“We will not go there again, whatever they say.”</p><p>Read More</p>'],
    ['words above the owner of a picture', '<p>“We will not go there again, whatever they say.”</p><p>Getty Images</p>'],
    ['words of nobody', '“We will not go there again,” she said.'],
    ['a scare quote', 'The so-called “peace plan” has no author.'],
    ['a title', 'Jane Roe wrote “The Quay” in 2019.'],
    ['a quotation before another sentence', 'It was called “a provocation.” Jane Roe said nothing.'],
    ['a block quotation without a name', '<blockquote><p>We will not go there again.</p></blockquote><p>The council met.</p>'],
    ['a quotation above a heading', '<p>“We will not go there again.”</p><h2>Iran Backs Putin</h2><p>The council met.</p>'],
    ['a related item', '<h2>Related Analysis</h2><p>“We Will Not Go There Again,” by Jane Roe</p><p>“A Quay Too Far” Jane Roe, Senior Fellow</p>'],
    ['a heading', '<h2>“Not a Drill” — Jane Roe</h2><p>The council met.</p>'],
  ])('is %s', (_, html) => {
    expect(quotes(html)).toEqual([]);
  });
});

describe('the name of a person', () => {
  it.each(['Jane Roe', 'Behnam Ben Taleblu', 'D. J. McAllister III', 'Maj. Gen. Farhad Golshani', 'Renata O’Dwyer', 'Şebnem Karagül', 'Quang-Minh Ngô', 'Piet van der Zee', '林曉雯',
    '林曉雯 (Lin Hsiao-wen)', 'Yaroslava Білецька', 'Анатолий Сорокин', 'Nasser al-Qahtani', 'John Doe Jr.', 'Odile Marchetti-Brandt', 'ناصر القحطاني', 'Я. Білецька'])('is %s', (name) => {
    expect(isPersonName(name)).toBe(true);
  });
  it.each(['Kremlin', 'The Kremlin', 'Foreign Ministry', 'White House', 'Wall Street Journal', 'Mehr News Agency', 'North Korea', 'FDD Flash Brief', 'Saudi Arabia', 'the man', 'Iran’s Navy',
    'European Union', 'Roe', 'Senior Fellow', 'Human Rights Watch', 'A Quay', '2023', ''])('is not %s', (name) => {
    expect(isPersonName(name)).toBe(false);
  });

  it('comes with a role in many ways', () => {
    expect(['Jane Roe, Fellow', 'Jane Roe – Fellow', 'Defense Minister Jane Roe', 'John Doe, Jr., Fellow', 'Jane Roe, U.S. Envoy to the U.N.', 'Jane Roe, who left', 'Jane Roe, Secretary, May 28, 2021'].map(readAttribution)).toEqual([
      { speaker: 'Jane Roe', role: 'Fellow' }, { speaker: 'Jane Roe', role: 'Fellow' }, { speaker: 'Jane Roe', role: 'Defense Minister' },
      { speaker: 'John Doe, Jr.', role: 'Fellow' }, { speaker: 'Jane Roe', role: 'U.S. Envoy to the U.N.' }, { speaker: 'Jane Roe', role: null }, { speaker: 'Jane Roe', role: 'Secretary' },
    ]);
    expect(['The council met.', 'Jane Roe left. John Doe stayed.', 'Foreign Ministry, Tehran', 'said Jane Roe'].map(readAttribution)).toEqual([null, null, null, null]);
  });

  it('stands in a row', () => {
    expect(splitNames('Jane Roe, John Doe, Jr., and Ana Poe & Ali Moe')).toEqual(['Jane Roe', 'John Doe, Jr.', 'Ana Poe', 'Ali Moe']);
  });
});

it.each(['\u201c', '"', '\u201cx\u201d '])('a block of nothing but %s has no quotes, and hides none of those after it', (mark) => {
  expect(quotes(mark.repeat(300_000), '“The port froze on Monday.” Jane Roe, Harbour Master')).toEqual(['Jane Roe (Harbour Master): The port froze on Monday.']);
});
