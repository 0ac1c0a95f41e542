-- of what a Governor approved instead of what they were asked about, where they changed its text; act_hash stays that of what
-- was asked
alter table job_execution add column edited_act_hash text check (edited_act_hash ~ '^[0-9a-f]{64}$');
