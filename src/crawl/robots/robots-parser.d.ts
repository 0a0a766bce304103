// The package's own types describe a default export; what it exports is the function itself.
declare module 'robots-parser' {
  interface Robot {
    /** Undefined when the address is of another origin. */
    isAllowed(url: string, userAgent?: string): boolean | undefined;
    /** Seconds. */
    getCrawlDelay(userAgent?: string): number | undefined;
    getSitemaps(): string[];
  }
  function robotsParser(url: string, robotsTxt: string): Robot;
  export = robotsParser;
}
