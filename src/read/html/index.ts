import type { AnyNode, Element } from 'domhandler';
import { parsePage } from '../../domain/index.ts';
import type { Attachment, Block, Document, Paragraph } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { attribute, CssPaths, childElements, isElement } from './path.ts';
import { readTable } from './table.ts';
import { inlineText, TextFlow } from './text.ts';

/** Elements whose text is not shown. */
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select', 'textarea']);

/** Elements that begin and end a paragraph. */
const BLOCK_LEVEL = new Set(
  (
    'address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul'
  ).split(' '),
);

const DOCUMENT_FILE = /\.(docx?|wps|pdf|xlsx?|et|zip|rar|txt)$/i;

/** Reads a page: paragraphs and tables in reading order. */
export function readHtml(html: string): Document {
  const walk = new PageWalk();
  walk.visitAll(parsePage(html).children);
  walk.flush();
  const { title, meta, blocks, attachments, pictures } = walk;
  return { title, meta, blocks, attachments, pictures };
}

/** Whether a page has a field for a password, and less text than any report. */
const PASSWORD_FIELD = /<input[^>]+type\s*=\s*["']?password/i;
const SHORTEST_REPORT = 300;

/**
 * Reads a page that should be a document.
 * @throws {Unreadable} `login_page` where a portal shows a login page instead.
 */
export function readWebPage(html: string): Document {
  const document = readHtml(html);
  const { pictures = 0 } = document;
  const isPictures = document.blocks.length === 0 && pictures > 0;
  if (!isPictures && PASSWORD_FIELD.test(html)) {
    const length = document.blocks.reduce(
      (sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : SHORTEST_REPORT),
      0,
    );
    if (length < SHORTEST_REPORT) throw new Unreadable('login_page', {});
  }
  return document;
}

/** Computed on demand, because most anchors of paragraphs are not used. */
class LazyParagraph implements Paragraph {
  readonly kind = 'paragraph';
  readonly text: string;
  readonly #element: Element;
  readonly #paths: CssPaths;

  constructor(text: string, element: Element, paths: CssPaths) {
    this.text = text;
    this.#element = element;
    this.#paths = paths;
  }

  get anchor(): string {
    return this.#paths.of(this.#element);
  }
}

/** Pixels; logos and buttons are narrower than a page of text. */
const NARROWEST_PAGE = 300;

/** A picture that is a link or is declared narrow is no page of a report. */
function mayShowText(picture: Element): boolean {
  const { parent } = picture;
  const isLink = parent !== null && isElement(parent) && parent.name === 'a';
  const width = Number.parseInt(attribute(picture, 'width') ?? '', 10);
  return !isLink && (Number.isNaN(width) || width >= NARROWEST_PAGE);
}

class PageWalk {
  title: string | null = null;
  readonly meta = new Map<string, string>();
  readonly blocks: Block[] = [];
  readonly attachments: Attachment[] = [];
  pictures = 0;
  readonly #flow = new TextFlow();
  readonly #paths = new CssPaths();

  visitAll(nodes: readonly AnyNode[]): void {
    for (const node of nodes) this.#visit(node);
  }

  flush(): void {
    const paragraph = this.#flow.take();
    if (paragraph === null) return;
    this.blocks.push(new LazyParagraph(paragraph.text, paragraph.element, this.#paths));
  }

  #visit(node: AnyNode): void {
    if (node.type === 'text') this.#flow.add(node.data, node.parent);
    else if (node.type === 'root') this.visitAll(node.children);
    else if (isElement(node)) this.#visitElement(node);
  }

  #visitElement(element: Element): void {
    const { name } = element;
    if (name === 'head') this.#readHead(element);
    else if (name === 'meta' || name === 'title') this.#readHeadElement(element);
    else if (name === 'br') this.flush();
    else if (name === 'table') this.#visitTable(element);
    else if (name === 'img') this.pictures += Number(mayShowText(element));
    else if (!UNREAD.has(name)) {
      if (name === 'a') this.#noteAttachment(element);
      const isBlock = BLOCK_LEVEL.has(name);
      if (isBlock) this.flush();
      this.visitAll(element.children);
      if (isBlock) this.flush();
    }
  }

  #visitTable(element: Element): void {
    this.flush();
    const read = readTable(element, this.#paths);
    if (read.kind === 'table') {
      for (const caption of childElements(element).filter((child) => child.name === 'caption')) {
        this.#visitElement(caption);
      }
      this.blocks.push(read);
    } else
      for (const cell of read.cells) {
        this.visitAll(cell.children);
        this.flush();
      }
  }

  #readHead(head: Element): void {
    for (const child of childElements(head)) {
      // A page whose head is not closed has its body inside it.
      if (child.name === 'meta' || child.name === 'title') this.#readHeadElement(child);
      else if (BLOCK_LEVEL.has(child.name)) this.#visit(child);
    }
  }

  #readHeadElement(element: Element): void {
    if (element.name === 'title') this.title ??= inlineText(element) || null;
    const name = attribute(element, 'name')?.toLowerCase();
    const content = attribute(element, 'content')?.trim();
    if (name && content && !this.meta.has(name)) this.meta.set(name, content);
  }

  #noteAttachment(link: Element): void {
    const href = attribute(link, 'href')?.trim();
    if (href && DOCUMENT_FILE.test(href.split(/[?#]/)[0] ?? '')) {
      this.attachments.push({ href, text: inlineText(link) });
    }
  }
}
