-- What each ticket of a chat adds to the reports.
CREATE VIEW ticket_figures AS
SELECT
	number,
	day,
	chat_department_id AS department_id,
	coalesce(chat_owner_id, '') AS agent_id,
	1 AS chats,
	kind = 'missed' AS missed,
	kind = 'abandoned' AS abandoned,
	wait_ms,
	first_reply_ms IS NOT NULL AS replies,
	coalesce(first_reply_ms, 0) AS first_reply_ms,
	started_at IS NOT NULL AS answered,
	iif(started_at IS NULL, 0, duration_ms) AS duration_ms,
	rating IS 'good' AS good,
	rating IS 'okay' AS okay,
	rating IS 'bad' AS bad
FROM tickets
WHERE kind IN ('finished', 'missed', 'abandoned') AND deleted_at IS NULL AND day <> '';
--> statement-breakpoint
-- A ticket's figures are put into the reports (sign 1) or taken out of them (-1): into those that are shown, and into those
-- that are being counted anew, where they have come past it.
CREATE VIEW report_turns AS SELECT 0 AS number, 0 AS sign WHERE 0;
--> statement-breakpoint
CREATE TRIGGER report_turn INSTEAD OF INSERT ON report_turns
BEGIN
	INSERT INTO report_days (day, department_id, agent_id, chats, missed, abandoned, wait_ms, replies, first_reply_ms, answered, duration_ms, good, okay, bad)
	SELECT day, department_id, agent_id, new.sign * chats, new.sign * missed, new.sign * abandoned, new.sign * wait_ms, new.sign * replies, new.sign * first_reply_ms, new.sign * answered, new.sign * duration_ms, new.sign * good, new.sign * okay, new.sign * bad
	FROM ticket_figures WHERE number = new.number
	ON CONFLICT (day, department_id, agent_id) DO UPDATE SET
		chats = chats + excluded.chats,
		missed = missed + excluded.missed,
		abandoned = abandoned + excluded.abandoned,
		wait_ms = wait_ms + excluded.wait_ms,
		replies = replies + excluded.replies,
		first_reply_ms = first_reply_ms + excluded.first_reply_ms,
		answered = answered + excluded.answered,
		duration_ms = duration_ms + excluded.duration_ms,
		good = good + excluded.good,
		okay = okay + excluded.okay,
		bad = bad + excluded.bad;
	INSERT INTO report_recount (day, department_id, agent_id, chats, missed, abandoned, wait_ms, replies, first_reply_ms, answered, duration_ms, good, okay, bad)
	SELECT day, department_id, agent_id, new.sign * chats, new.sign * missed, new.sign * abandoned, new.sign * wait_ms, new.sign * replies, new.sign * first_reply_ms, new.sign * answered, new.sign * duration_ms, new.sign * good, new.sign * okay, new.sign * bad
	FROM ticket_figures, report_recounting WHERE number = new.number AND number <= up_to
	ON CONFLICT (day, department_id, agent_id) DO UPDATE SET
		chats = chats + excluded.chats,
		missed = missed + excluded.missed,
		abandoned = abandoned + excluded.abandoned,
		wait_ms = wait_ms + excluded.wait_ms,
		replies = replies + excluded.replies,
		first_reply_ms = first_reply_ms + excluded.first_reply_ms,
		answered = answered + excluded.answered,
		duration_ms = duration_ms + excluded.duration_ms,
		good = good + excluded.good,
		okay = okay + excluded.okay,
		bad = bad + excluded.bad;
END;
--> statement-breakpoint
CREATE TRIGGER report_gains AFTER INSERT ON tickets
BEGIN
	INSERT INTO report_turns (number, sign) VALUES (new.number, 1);
END;
--> statement-breakpoint
-- Before the change the ticket still has its old figures, after it its new ones.
CREATE TRIGGER report_lets_go BEFORE UPDATE ON tickets
WHEN (old.day, old.chat_department_id, old.chat_owner_id, old.kind, old.wait_ms, old.started_at, old.first_reply_ms, old.duration_ms, old.rating, old.deleted_at) IS NOT (new.day, new.chat_department_id, new.chat_owner_id, new.kind, new.wait_ms, new.started_at, new.first_reply_ms, new.duration_ms, new.rating, new.deleted_at)
BEGIN
	INSERT INTO report_turns (number, sign) VALUES (old.number, -1);
END;
--> statement-breakpoint
CREATE TRIGGER report_takes_up AFTER UPDATE ON tickets
WHEN (old.day, old.chat_department_id, old.chat_owner_id, old.kind, old.wait_ms, old.started_at, old.first_reply_ms, old.duration_ms, old.rating, old.deleted_at) IS NOT (new.day, new.chat_department_id, new.chat_owner_id, new.kind, new.wait_ms, new.started_at, new.first_reply_ms, new.duration_ms, new.rating, new.deleted_at)
BEGIN
	INSERT INTO report_turns (number, sign) VALUES (new.number, 1);
END;
--> statement-breakpoint
CREATE TRIGGER report_loses BEFORE DELETE ON tickets
BEGIN
	INSERT INTO report_turns (number, sign) VALUES (old.number, -1);
END;
--> statement-breakpoint
-- Tickets from before are counted by their owner and department now, on their day in UTC.
UPDATE tickets SET chat_department_id = department_id, chat_owner_id = owner_id, day = date(created_at / 1000, 'unixepoch');
