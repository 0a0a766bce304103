import { afterEach, describe, expect, it } from 'vitest';
import { createPageAssessor, type PageAssessor } from '../../../src/crawl/walk/page-assessor.ts';
import { UNLINKED } from '../../../src/crawl/walk/queue-item.ts';
import { readRegistry } from '../../../src/registry/index.ts';

const { challenges } = await readRegistry();
const portal = { entry_url: 'http://a.gov.test/zwgk/', family: undefined, render: 'auto' } as const;

const readers: PageAssessor[] = [];
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

function reader(isBusy: boolean): PageAssessor {
  const made = createPageAssessor(challenges, () => isBusy);
  readers.push(made);
  return made;
}

/** A list at `…/gknb/N/` and the answer that shows it. */
function listAt(number: number, html: string) {
  const url = `http://a.gov.test/zwgk/gknb/${number}/`;
  const capture = {
    url,
    capturedAt: '2025-03-01T01:02:03.000Z',
    status: 200,
    contentType: 'text/html; charset=utf-8',
    etag: null,
    lastModified: null,
    location: null,
    sha256: 'a'.repeat(64),
    bytes: html.length,
    payloadDigest: `sha256:${'a'.repeat(64)}`,
    revisit: false,
    file: 'a.warc.gz',
    offset: 0,
    length: 1,
  };
  return {
    item: { ...UNLINKED, url, role: 'list', parent: null },
    visit: { kind: 'captured', capture, body: Buffer.from(html), unchanged: false, from: 'network' },
  } as const;
}

function assessmentOf(from: PageAssessor, number: number) {
  const html = `<p>政府信息公开年报</p><a href="t1.html">区教育局${2000 + number}年政府信息公开工作年度报告</a>`;
  const { item, visit } = listAt(number, html);
  return from.assess(item, visit, { portal });
}

describe.each([
  ['here', false],
  ['in another thread', true],
])('a page that is looked at %s', (_, isBusy) => {
  it('leads where its links do, whatever waits beside it', async () => {
    const from = reader(isBusy);
    const numbers = Array.from({ length: 20 }, (_none, at) => at + 1);
    const assessments = await Promise.all(numbers.map((number) => assessmentOf(from, number)));
    expect(assessments.map(({ links }) => links.map(({ url, context }) => [url, context.title]))).toEqual(
      numbers.map((number) => [
        [
          `http://a.gov.test/zwgk/gknb/${number}/t1.html`,
          `区教育局${2000 + number}年政府信息公开工作年度报告`,
        ],
      ]),
    );
    expect(assessments[0]).toMatchObject({
      role: 'list',
      record: { status: 'fetched', reason: null, http_status: 200, sha256: 'a'.repeat(64) },
      redirect: null,
      wantsBrowser: false,
    });
  });

  it('leaves the answer to its owner', async () => {
    const { item, visit } = listAt(1, '<p>政府信息公开年报</p>');
    await reader(isBusy).assess(item, visit, { portal });
    expect(visit.body.toString()).toBe('<p>政府信息公开年报</p>');
  });

  it('is recognised by the signs of challenges, too', async () => {
    const { item, visit } = listAt(1, '<title>x</title><p>请完成安全验证后继续访问</p>');
    const { record } = await reader(isBusy).assess(item, visit, { portal });
    expect(record).toMatchObject({ status: 'blocked', reason: 'login_or_challenge' });
  });
});

it('answers what the other thread was lost with', async () => {
  const from = reader(true);
  const asked = [assessmentOf(from, 1), assessmentOf(from, 2)];
  await from.close();
  const assessments = await Promise.all(asked);
  expect(assessments.map(({ links }) => links.map(({ url }) => url))).toEqual([
    ['http://a.gov.test/zwgk/gknb/1/t1.html'],
    ['http://a.gov.test/zwgk/gknb/2/t1.html'],
  ]);
});

it('stays with the other thread once it runs', async () => {
  let asked = 0;
  const from = createPageAssessor(challenges, () => {
    asked += 1;
    return asked === 2;
  });
  readers.push(from);
  for (let number = 1; number <= 4; number += 1) await assessmentOf(from, number);
  expect(asked).toBe(2);
});

it.each([
  ['here', false],
  ['in another thread', true],
])('makes what nobody foresaw in a page a failure of that page, %s', async (_, isBusy) => {
  const { item, visit } = listAt(1, '<p>政府信息公开年报</p>');
  const nowhere = { ...item, url: 'no address' };
  expect(await reader(isBusy).assess(nowhere, visit, { portal })).toMatchObject({
    role: 'list',
    links: [],
    record: { status: 'failed', reason: 'page_unreadable', facts: { said: 'Invalid URL' }, http_status: 200 },
  });
});
