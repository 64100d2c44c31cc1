-- What the promise of REMINDERS.md forbids. Each query returns the id of each message that breaks its rule.
-- A rule begins with "-- rule <name>: <what it says>". Leeway is a minute where a clock is read before a commit.

-- rule handed_over_once: A message is handed over once; each further time is a repeat that was counted.
SELECT m.id FROM engine_message m JOIN engine_attempt a ON a.message_id = m.id
WHERE a.state = 'accepted' OR (a.state = 'unknown' AND a.answer <> 'a fault on our side')
GROUP BY m.id HAVING count(*) > 1 + m.repeats;

-- rule repeated_once_at_most: A message is repeated once at most.
SELECT id FROM engine_message WHERE repeats > 1;

-- rule code_never_repeated: A code is handed over once, or perhaps once, and never again.
SELECT m.id FROM engine_message m JOIN engine_attempt a ON a.message_id = m.id
WHERE m.topic = 'letter' AND a.state IN ('accepted', 'unknown')
GROUP BY m.id HAVING count(*) > 1 OR m.repeats > 0;

-- rule one_mail_id: All attempts of a message carry the same Message-ID.
SELECT message_id FROM engine_attempt GROUP BY message_id HAVING count(DISTINCT mail_id) > 1;

-- rule accepted_by_a_provider: What counts as sent was accepted in an attempt of its own.
SELECT m.id FROM engine_message m
WHERE m.state = 'accepted'
  AND NOT EXISTS (SELECT FROM engine_attempt a WHERE a.message_id = m.id AND a.state = 'accepted');

-- rule attempt_is_held: An attempt is under way only of a message that its sender holds.
SELECT m.id FROM engine_attempt a JOIN engine_message m ON m.id = a.message_id
WHERE a.state = 'started' AND NOT (m.state = 'claimed' AND m.fence = a.fence)
  AND a.started_at < core_now() - interval '10 minutes';

-- rule lease_ends: Nobody holds a message long after the lease has ended.
SELECT id FROM engine_message WHERE state = 'claimed' AND free_at < core_now() - interval '10 minutes';

-- rule use_ends: Nothing stays planned after its use is over.
SELECT id FROM engine_message WHERE state = 'planned' AND useful_until < core_now() - interval '10 minutes';

-- rule planned_once: One person has one message planned for each purpose and step of an occasion.
SELECT min(id) FROM engine_message WHERE state = 'planned' AND person_id IS NOT NULL
GROUP BY person_id, occasion, occurrence, purpose, step HAVING count(*) > 1;

-- rule useful_when_sent: Nothing is sent after its use is over.
SELECT m.id FROM engine_message m JOIN engine_attempt a ON a.message_id = m.id
WHERE a.started_at > m.useful_until + interval '1 minute';

-- rule called_off_is_silent: Once an activity is called off, nothing is sent of it but that it is.
SELECT m.id FROM engine_message m
JOIN engine_attempt a ON a.message_id = m.id
JOIN activities_activity t ON t.id = m.activity_id AND t.state = 'withdrawn'
WHERE NOT m.topic = ANY (%(told_of_withdrawn)s) AND a.started_at > interval '1 minute' + (
    SELECT max(f.recorded_at) FROM core_fact f
    WHERE f.name = 'activity_withdrawn' AND f.ids ->> 'activity' = t.id::text);

-- rule no_means_no: Nothing is sent on the word of somebody who said no.
SELECT a.message_id FROM engine_attempt a JOIN accounts_consent c ON c.id = a.consent_id WHERE NOT c.given;

-- rule codes_are_wiped: Nothing of a code stays readable once it has had its turn.
SELECT id FROM engine_message
WHERE topic = 'letter' AND settled_at IS NOT NULL AND address || subject || text || html <> '';
