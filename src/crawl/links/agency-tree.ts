import { canonicalUrl } from '../address.ts';
import { isRecord, literalsBehind } from '../page/script-literals.ts';
import { scriptsOf } from '../page/script-text.ts';
import { linkByWords } from './by-words.ts';
import type { Link, Page } from './link.ts';
import { bareText, isAgencyName } from './report-words.ts';

/** With at least this many agencies a tree in a script is one of agencies, and not a menu that contains an office. */
const FEWEST_AGENCIES = 2;

/** A tree of agencies that a script fills (zTree, dTree and the like), read out of the script's own data. */
export function linksInAgencyTree(page: Page): Link[] {
  if (page.role === 'report') return [];
  const trees = literalsBehind(scriptsOf(page.dom), /[=(:,]\s*(?=\[\s*(?:\/\/[^\n]*\n\s*)?\{)/);
  return trees.flatMap((tree) => {
    const nodes = nodesIn(tree, null);
    const agencies = nodes.filter(({ name }) => isAgencyName(name));
    return agencies.length < FEWEST_AGENCIES
      ? []
      : nodes.flatMap((node) => linkOfNode(node, nodes, page) ?? []);
  });
}

interface TreeNode {
  readonly id: string | null;
  readonly parentId: string | null;
  readonly name: string;
  readonly url: string | null;
  /** The node around it, where the tree is nested. */
  readonly parent: TreeNode | null;
}

function nodesIn(tree: unknown, parent: TreeNode | null): TreeNode[] {
  if (Array.isArray(tree)) return tree.flatMap((value) => nodesIn(value, parent));
  if (!isRecord(tree)) return [];
  const name = textIn(tree, ['name', 'text', 'title', 'label']);
  const node =
    name === null
      ? parent
      : {
          id: textIn(tree, ['id']),
          parentId: textIn(tree, ['pId', 'pid', 'parentId']),
          name,
          url: textIn(tree, ['url', 'href', 'link']),
          parent,
        };
  const below = Object.values(tree).filter((value) => Array.isArray(value));
  return [
    ...(name === null || node === null ? [] : [node]),
    ...below.flatMap((value) => nodesIn(value, node)),
  ];
}

function textIn(record: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  const value = keys
    .map((key) => record[key])
    .find((found) => found !== undefined && found !== null && found !== '');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function linkOfNode(node: TreeNode, nodes: readonly TreeNode[], page: Page): Link | undefined {
  const url = canonicalUrl(node.url ?? '', page.url);
  if (url === undefined) return undefined;
  const agency = agencyAround(node, nodes);
  const context = agency === null ? page.context : { agency, title: null, listed_on: null };
  if (isAgencyName(node.name)) return { url, role: 'index', context, continues: false };
  const link = linkByWords({ url, text: node.name, date: null }, { ...page, context });
  return link === undefined
    ? undefined
    : { ...link, context: { ...link.context, agency: link.context.agency ?? agency } };
}

/** The node's own name, or that of the nearest node above it that names an agency. */
function agencyAround(node: TreeNode, nodes: readonly TreeNode[]): string | null {
  const passed = new Set<TreeNode>();
  for (let above: TreeNode | undefined = node; above !== undefined && !passed.has(above); ) {
    if (isAgencyName(above.name)) return bareText(above.name);
    passed.add(above);
    const { parent, parentId }: TreeNode = above;
    above = parent ?? nodes.find(({ id }) => id !== null && id === parentId);
  }
  return null;
}
