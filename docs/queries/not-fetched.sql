-- 未能获取的网址及原因 / Addresses that could not be fetched, and why
SELECT status, reason, means_zh, means_en, count(*) AS addresses, min(url) AS example
FROM url_state LEFT JOIN problem_code ON code = reason
WHERE status NOT IN ('fetched', 'unchanged')
GROUP BY ALL
ORDER BY addresses DESC, status, reason;
