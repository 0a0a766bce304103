import { expect, it } from 'vitest';
import { linksOf } from '../../../src/crawl/families/index.ts';
import type { Link } from '../../../src/crawl/links/link.ts';
import { ENTRY_FOLDER, pageOf } from '../families/page-of.ts';

const NOBODY = { agency: null, title: null, listed_on: null };
const on = (script: string): Link[] =>
  linksOf(
    pageOf(`<script>${script}</script>`, { url: ENTRY_FOLDER, role: 'index', context: NOBODY }),
    undefined,
  );
const agencies = (script: string): string[] =>
  on(script).map(({ url, role, context }) => `${role} ${context.agency} ${url}`);

it.each([
  ["var zNodes=[{id:1,pId:0,name:'区教育局',url:'jyj/'},{id:2,pId:0,name:'区民政局',url:'mzj/'}];"],
  ['$.fn.zTree.init($("#t"), setting, [{"name":"区教育局","url":"jyj/"},{"name":"区民政局","url":"mzj/"}]);'],
  [
    'var tree = [{text:"部门",href:"",nodes:[{text:"区教育局",href:"/zwgk/jyj/"},{text:"区民政局",href:"/zwgk/mzj/"}]}]',
  ],
])('the agencies of a tree are read out of the script: %s', (script) => {
  expect(agencies(script)).toEqual([
    `index 区教育局 ${ENTRY_FOLDER}jyj/`,
    `index 区民政局 ${ENTRY_FOLDER}mzj/`,
  ]);
});

it('a column below an agency is the agency’s, however deep', () => {
  const script = `var zNodes = [{id:1,pId:0,name:'区教育局'},{id:2,pId:0,name:'区民政局'},{id:11,pId:1,name:'法定公开'},
    {id:111,pId:11,name:'政府信息公开年报',url:'list.jsp?c=111'},{id:112,pId:11,name:'财政年报',url:'list.jsp?c=112'}]`;
  expect(agencies(script)).toEqual([`list 区教育局 ${ENTRY_FOLDER}list.jsp?c=111`]);
});

it('a tree whose nodes are their own parents ends', () => {
  const script = `var zNodes = [{id:1,pId:2,name:'部门一'},{id:2,pId:1,name:'部门二'},{id:3,pId:1,name:'信息公开年报',url:'a/'},
    {id:4,name:'区教育局'},{id:5,name:'区民政局'}]`;
  expect(agencies(script)).toEqual([`list null ${ENTRY_FOLDER}a/`]);
});

it.each([
  ['a menu', "var menu = [{name:'首页',url:'/'},{name:'区政府办公室',url:'/zfb/'}]"],
  ['addresses that a script makes', "var zNodes = [{id:1,name:'区教育局'},{id:2,name:'区民政局'}]"],
  ['data that is broken', "var zNodes = [{name:'区教育局',url:'jyj/'},{name:'区民政局',url:'mzj/'"],
])('%s is no tree of agencies', (_, script) => {
  expect(on(script)).toEqual([]);
});
