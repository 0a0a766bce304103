import type { Capture } from '../archive/index.ts';
import { renderedUrl, type UrlState } from '../domain/index.ts';
import type { SourceDocument } from './rows.ts';

/** A document to read, with the capture whose body it is. */
export interface Source {
  readonly document: SourceDocument;
  readonly capture: Capture;
}

/**
 * Every content that a report's URL ever had, in the order of URL and time: the newest is the report as it stands,
 * the others are its earlier revisions.
 */
export function sourceDocuments(
  portal: string,
  states: readonly UrlState[],
  captures: readonly Capture[],
): Source[] {
  const byUrl = new Map<string, Capture[]>();
  const byHash = new Map<string, Capture>();
  for (const capture of captures) {
    if (capture.status !== 200 || capture.revisit) continue;
    byUrl.set(capture.url, [...(byUrl.get(capture.url) ?? []), capture]);
    byHash.set(capture.sha256, capture);
  }
  return states.flatMap((state) => {
    const { role } = state;
    if (role !== 'report' && role !== 'attachment') return [];
    // After a redirect the body stands under another URL.
    const redirected = state.sha256 === null ? undefined : byHash.get(state.sha256);
    // What a browser showed stands for the shell that the server sent.
    const shown = byUrl.get(renderedUrl(state.url)) ?? byUrl.get(state.url);
    const own = shown ?? (redirected === undefined ? [] : [redirected]);
    const goneBody = state.status === 'gone' ? state.sha256 : null;
    const distinct = new Map(own.map((capture) => [capture.sha256, capture]));
    return [...distinct.values()]
      .filter((capture) => capture.sha256 !== goneBody)
      .map((capture) => ({
        capture,
        document: {
          portal,
          url: state.url,
          sha256: capture.sha256,
          role,
          contentType: capture.contentType,
          listedTitle: state.context.title,
          listedAgency: state.context.agency,
          listedOn: state.context.listed_on,
        },
      }));
  });
}
