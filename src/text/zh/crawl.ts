import type { ProblemMeanings } from '../catalogue.ts';

export const CRAWL_TEXTS = {
  page_gone: {
    means: '门户网站应答表明该网页不存在。',
    action: '查看门户网站是否已将其移至他处；必要时向该机关询问。',
  },
  http_error: {
    means: '门户网站的应答为错误状态。',
    action: '稍后重新运行。',
  },
  timeout: {
    means: '门户网站未在时限内完整应答。',
    action: '稍后重新运行，或调高该门户的 politeness.timeout_ms。',
  },
  list_unreadable: {
    means: '列表所用的数据接口返回的内容不是列表。',
    action: '在浏览器中打开该列表；门户网站可能已改版，或要求登录。',
  },
  page_unreadable: {
    means: '该网页已存档，但未能判明其内容及所含链接。',
    action: '在浏览器中打开该网页，查看缺少的内容；此系 nianbao 自身的缺陷，备注中有说明。',
  },
  connection_failed: {
    means: '未能与门户网站建立连接，或连接中断。',
    action: '稍后重新运行。',
  },
  tls_failed: {
    means: '服务器不支持门户配置文件所允许的 TLS 版本，或未出示其允许接受的证书。',
    action: '服务器陈旧的，在门户配置文件中设 tls: legacy；证书非由可信机构签发的，设 tls: unverified。',
  },
  incomplete_body: {
    means: '应答未传输完毕即告中断，未予存档。',
    action: '稍后重新运行。',
  },
  too_large: {
    means: '应答超过 politeness.max_bytes 规定的上限，未予存档。',
    action: '确需该内容的，调高该门户的 politeness.max_bytes。',
  },
  robots_disallowed: {
    means: 'robots.txt 要求爬虫不访问该网址。',
    action: '无需处理；该要求已予遵守。',
  },
  robots_unavailable: {
    means: '未能读取 robots.txt，因此未作任何抓取（RFC 9309 第 2.3.1.4 节）。',
    action: '稍后重新运行。',
  },
  foreign_host: {
    means: '该网址指向门户配置文件未列明的主机。',
    action: '该主机确属本门户的，将其加入门户配置文件的 hosts。',
  },
  private_address: {
    means: '该主机解析到内网地址，而该门户未声明为本地门户。',
    action: '确系自有门户的，将其声明为本地门户（local）。',
  },
  redirect_loop: {
    means: '该网址跳转次数过多。',
    action: '在浏览器中打开该网址。',
  },
  login_or_challenge: {
    means: '门户网站在此拒绝爬虫访问，或要求登录、验证访问者为真人。',
    action: '在浏览器中打开该网址；必要时向该机关询问。',
  },
  lists_only: {
    means: '探测只查看列表；正式抓取时才会获取该报告。',
    action: '将该门户加入登记库后抓取。',
  },
  outside_years: {
    means: '本次运行限定了报告年度，标题所示年度不在其内。',
    action: '需要该报告的，更改或不用 --years 重新运行。',
  },
  limit_reached: {
    means: '该网址超出抓取所及的层级或页数。',
    action: '在门户配置文件中指定离报告更近的入口网址。',
  },
  budget_spent: {
    means: '尚未访问到该网址，本次运行已用尽门户配置文件规定的额度。',
    action: '再次运行即可从中断处继续；也可调高该门户的额度。',
  },
  outside_window: {
    means: '尚未访问到该网址，门户配置文件允许抓取的时段已过。',
    action: '在 politeness.window 规定的时段内再次运行，即可从中断处继续。',
  },
  lane_paused: {
    means: '服务器接连出错或拒绝访问，本次运行不再向其发出请求。',
    action: '稍后再次运行，即可从中断处继续。',
  },
  run_partial: {
    means: '该门户最近一次抓取未访问全部网址即告结束。',
    action: '再次运行，即可从中断处继续。',
  },
  needs_browser: {
    means: '该网页须运行脚本才有内容，而未能以浏览器打开。',
    action: '安装浏览器（方法见 nianbao doctor）后重新运行。',
  },
  no_report_found: {
    means: '从入口网址未发现任何年度报告的链接。',
    action: '打开入口网址查看；门户网站可能已迁移，或须指定其他网站系统（family）。',
  },
  expectation_missed: {
    means: '抓取所得少于门户配置文件的预期。',
    action: '将各列表与门户网站核对；可能有列表失效。',
  },
  portal_not_crawled: {
    means: '该门户最近一次抓取因错误而中止；此前抓取的内容保留。',
    action: '按错误信息处理后，重新运行。',
  },
} satisfies Partial<ProblemMeanings>;
