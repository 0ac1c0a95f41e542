-- What was settled last, for the history of the inbox.
create index approval_settled on approval (settled_at desc, id desc) where settled_at is not null;
