-- 未能获取的网址及原因 / Addresses that could not be had, and why
SELECT status, reason, count(*) AS addresses, min(url) AS example
FROM url_state
WHERE status NOT IN ('fetched', 'unchanged')
GROUP BY ALL
ORDER BY addresses DESC, status, reason;
