import {
  type LabelKey,
  labelKey,
  type Template,
  type TemplateBlock,
  type TemplateTable,
  type VariantCharacters,
} from '../../domain/index.ts';
import { MisprintedLabels } from './misprint.ts';

/** One block of one template: the unit that is recognised by its labels. */
export interface BlockForm {
  readonly template: string;
  readonly table: TemplateTable;
  readonly block: TemplateBlock;
}

/** What a label can be in one block of one form. */
export type Role =
  | { readonly kind: 'row'; readonly form: BlockForm; readonly id: string; readonly heading: boolean }
  | { readonly kind: 'column'; readonly form: BlockForm; readonly id: string }
  /** Column groups, titles, instructions and filler words: they hold no value and name none. */
  | { readonly kind: 'frame'; readonly form: BlockForm | null };

/** Words in the corner of a header that name nothing. */
const FILLERS = [
  '信息内容',
  '申请人情况',
  '统计指标',
  '单位',
  '统计数',
  '项目',
  '指标',
  '指标名称',
  '数量',
  '内容',
];

/** Labels recur in every document, sentences do not: what is remembered is bounded. */
const KEYS_KEPT = 4096;

/** `本年收费金额（单位：万元）`: the unit may be left out or be another one. */
const PRINTED_UNIT = /[（(]\s*(?:单位)?\s*[:：]?\s*(亿元|万元|千元|元|件|项|条|个)\s*[)）]\s*$/;

/** Every label of every form, by its bare characters. */
export class Vocabulary {
  readonly forms: readonly BlockForm[];
  readonly #roles = new Map<string, Role[]>();
  readonly #misprints = new MisprintedLabels();
  readonly #keys = new Map<string, LabelKey>();
  readonly #variants: VariantCharacters;

  constructor(templates: readonly Template[], variants: VariantCharacters) {
    this.#variants = variants;
    this.forms = templates.flatMap((template) =>
      template.tables.flatMap((table) =>
        table.blocks.map((block) => ({ template: template.id, table, block })),
      ),
    );
    for (const filler of FILLERS) this.#add(filler, { kind: 'frame', form: null });
    for (const form of this.forms) this.#addForm(form);
  }

  keyOf(text: string): LabelKey {
    let known = this.#keys.get(text);
    if (known === undefined) {
      known = labelKey(text, this.#variants);
      if (this.#keys.size >= KEYS_KEPT) this.#keys.clear();
      this.#keys.set(text, known);
    }
    return known;
  }

  /** Roles of a printed label; none when no form has it. */
  rolesOf(text: string): readonly Role[] {
    const exact = this.#roles.get(this.keyOf(text).key);
    if (exact !== undefined) return exact;
    const withoutUnit = text.replace(PRINTED_UNIT, '');
    if (withoutUnit !== text) return this.#roles.get(this.keyOf(withoutUnit).key) ?? [];
    return this.#withoutBareNumber(text);
  }

  /** Roles of the one label that a printed text is a misprint of; none where it is no label or could be several. */
  rolesOfMisprint(text: string): readonly Role[] {
    const label = this.#misprints.labelOf(this.keyOf(text).key);
    return label === null ? [] : (this.#roles.get(label) ?? []);
  }

  /** Unit that a header prints behind its label, if it prints one. */
  unitOf(text: string): string | null {
    return PRINTED_UNIT.exec(text.replace(/\s+/g, ''))?.[1] ?? null;
  }

  /** `一本年新收…`: a list number without any mark behind it. */
  #withoutBareNumber(text: string): readonly Role[] {
    const { key } = this.keyOf(text);
    const rest = key.replace(/^(?:[一二三四五六七八九十]{1,3}|\d{1,2})/, '');
    return rest === key ? [] : (this.#roles.get(rest) ?? []);
  }

  #addForm(form: BlockForm): void {
    const { table, block } = form;
    const frame: Role = { kind: 'frame', form };
    for (const text of [table.label, ...table.aliases, ...table.instructions]) this.#add(text, frame);
    if (block.label !== null) this.#add(block.label, frame);
    for (const column of block.columns) {
      for (const text of [column.label, ...column.aliases])
        this.#add(text, { kind: 'column', form, id: column.id });
      if (column.group !== null) this.#add(column.group, frame);
    }
    for (const row of block.rows) {
      const role: Role = { kind: 'row', form, id: row.id, heading: row.kind === 'heading' };
      for (const text of [row.label, ...row.aliases]) this.#add(text, role);
    }
  }

  #add(text: string, role: Role): void {
    const { key } = this.keyOf(text);
    if (role.kind !== 'frame') this.#misprints.add(key, `${role.kind} ${role.id}`);
    const roles = this.#roles.get(key);
    if (roles === undefined) this.#roles.set(key, [role]);
    else if (!roles.some((known) => isSame(known, role))) roles.push(role);
  }
}

/** A label and its alias may be the same but for punctuation. */
function isSame(a: Role, b: Role): boolean {
  if (a.kind === 'frame' || b.kind === 'frame') return a.kind === b.kind && a.form === b.form;
  return a.kind === b.kind && a.form === b.form && a.id === b.id;
}
