import type { AnyNode, Document } from 'domhandler';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/domain/index.ts';
import { runsOf } from '../property-runs.ts';

/** What a tree says, without its circles. */
function described(node: AnyNode | Document): unknown {
  if ('data' in node) return node.data;
  if (!('attribs' in node)) return node.children.map(described);
  return { name: node.name, attributes: node.attribs, children: node.children.map(described) };
}

describe('the tree of a page', () => {
  it('has small names, whatever letters the page is written in', () => {
    const page = '<TABLE Border=1><TR><td colSpan="2">甲</TD></TR></TABLE>';
    expect(described(parsePage(page))).toEqual([
      {
        name: 'table',
        attributes: { border: '1' },
        children: [
          {
            name: 'tr',
            attributes: {},
            children: [{ name: 'td', attributes: { colspan: '2' }, children: ['甲'] }],
          },
        ],
      },
    ]);
  });

  it('closes what a closing tag in capitals closes', () => {
    const [first, second] = parsePage('<div><p>甲</P></ DIV>乙').children;
    expect(described(first ?? parsePage(''))).toEqual({
      name: 'div',
      attributes: {},
      children: [{ name: 'p', attributes: {}, children: ['甲'] }],
    });
    expect(described(second ?? parsePage(''))).toBe('乙');
  });

  it('takes the first of attributes that differ in capitals alone', () => {
    const [link] = parsePage('<a HREF="/1" href="/2" Title="年报">').children;
    expect(described(link ?? parsePage(''))).toEqual({
      name: 'a',
      attributes: { href: '/1', title: '年报' },
      children: [],
    });
  });

  it('is as deep as requested: deeper elements become siblings, with their text', () => {
    const { children } = parsePage(`${'<font>'.repeat(20_000)}<a>甲</a>乙${'</font>'.repeat(20_000)}丙`, 512);
    const [outermost, after] = children;
    expect(after).toMatchObject({ data: '丙' });
    let [depth, element] = [1, outermost];
    while (element !== undefined && 'children' in element && element.children.length === 1) {
      [depth, element] = [depth + 1, element.children[0]];
    }
    expect(depth).toBe(511);
    const deepest = described(element ?? parsePage(''));
    const siblings = Array.from({ length: 20_000 - 512 }, () => ({
      name: 'font',
      attributes: {},
      children: [],
    }));
    expect(deepest).toEqual({
      name: 'font',
      attributes: {},
      children: [
        ...siblings,
        { name: 'font', attributes: {}, children: ['乙'] },
        { name: 'a', attributes: {}, children: ['甲'] },
      ],
    });
  });

  it('is what htmlparser2 makes of any page', () => {
    const name = fc.constantFrom(
      'td',
      'TD',
      'p',
      'P',
      'Br',
      'SCRIPT',
      'script',
      'a',
      'o:P',
      'svg',
      'clipPath',
      'Style',
    );
    const attribute = fc.constantFrom('', ' a=1', ' A=2', ' onClick="x(\'<B>\')"', ' 宽=3', ' B', '/');
    const piece = fc.oneof(
      fc.tuple(name, attribute, attribute).map((parts) => `<${parts.join('')}>`),
      name.map((text) => `</${text}>`),
      name.map((text) => `</ ${text}`),
      fc.constantFrom(
        '甲',
        ' ',
        '&nbsp;',
        '<',
        '>',
        '<!DOCTYPE html>',
        '<!-- A -->',
        '<![CDATA[x]]>',
        '<?Xml a?>',
        '"',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const page = pieces.join('');
        expect(described(parsePage(page))).toEqual(described(parseDocument(page)));
      }),
      { seed: 20261130, numRuns: runsOf(2_000) },
    );
  });
});
