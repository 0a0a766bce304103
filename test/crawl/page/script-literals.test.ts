import { describe, expect, it } from 'vitest';
import { literalsBehind, objectsWith } from '../../../src/crawl/page/script-literals.ts';

describe('a literal behind a word', () => {
  const nodes = (scripts: string): unknown[] => literalsBehind(scripts, /zNodes\s*=\s*/);

  it.each([
    ['var zNodes = [{"id":1}];', [{ id: 1 }]],
    ["zNodes=[{id:1,name:'a]b'},];", [{ id: 1, name: 'a]b' }]],
    ["zNodes = [ // it's a list\n {id:1} /* ] */ ]", [{ id: 1 }]],
    ['zNodes = [{name:"say \\"]\\""}]', [{ name: 'say "]"' }]],
  ])('is read as scripts write it: %s', (scripts, expected) => {
    expect(nodes(scripts)).toEqual([expected]);
  });

  it.each(['zNodes = load();', 'zNodes = [{id:1', 'zNodes = [{id: next()}]', "zNodes = [{name:'a' + b}]"])(
    'is none where reading is not enough: %s',
    (scripts) => {
      expect(nodes(scripts)).toEqual([]);
    },
  );

  it('is not sought in a program without end', () => {
    expect(nodes(`${'zNodes = [next(), '.repeat(200)} zNodes = [1]`)).toEqual([]);
    expect(nodes(`${'zNodes = [next()];'.repeat(50)} zNodes = [1]`)).toEqual([[1]]);
  });

  it('may be in the text more than once', () => {
    expect(nodes('zNodes = [1]; zNodes = [2];')).toEqual([[1], [2]]);
    expect(literalsBehind('a = [{b: [1]}], c = [2]', /[=:]\s*/)).toEqual([[{ b: [1] }], [2]]);
  });
});

describe('an object with a property', () => {
  const requests = (scripts: string): unknown[] => objectsWith(scripts, 'rn', ['pn']);

  it('has the values that the scripts set its variables to', () => {
    const scripts =
      'var size = 15, code="012003"; ask({pn: from, rn: size, condition: [{equal: code}], time: null})';
    expect(requests(scripts)).toEqual([{ pn: null, rn: 15, condition: [{ equal: '012003' }], time: null }]);
  });

  it('may lack the value of an open property only', () => {
    expect(requests('ask({pn: (page - 1) * 15, rn: 15})')).toEqual([{ pn: null, rn: 15 }]);
    expect(requests('ask({pn: 0, rn: 15, cnum: site.code})')).toEqual([]);
  });

  it('is not known where a variable is set in two ways, or to what takes reckoning', () => {
    expect(requests('code = "1"; code = "2"; ask({rn: 15, cnum: code})')).toEqual([]);
    expect(requests('code = "1"; code = "1"; ask({rn: 15, cnum: code})')).toEqual([{ rn: 15, cnum: '1' }]);
    expect(requests('code = "1"; code = other(); ask({rn: 15, cnum: code})')).toEqual([]);
  });

  it('is the innermost that has the property', () => {
    expect(requests("$.ajax({url: '/a', data: {rn: 15}})")).toEqual([{ rn: 15 }]);
  });

  it('does not mistake a text for a variable', () => {
    expect(requests(`size = 15; ask({rn: 15, result: 'none: size, none'})`)).toEqual([
      { rn: 15, result: 'none: size, none' },
    ]);
  });
});
