-- the outbox's own tests use this schema: no service runs on it here
select 1;
