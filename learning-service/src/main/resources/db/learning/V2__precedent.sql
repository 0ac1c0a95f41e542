-- Precedents that say yes at once: what became of their yeses, and whether they still may.
create table precedent (
    precedent_id      text        primary key check (char_length(precedent_id) between 1 and 64),
    principle         text        not null check (char_length(principle) <= 200),
    status            text        not null check (status in ('active', 'under_review')),
    false_positive_limit int      not null check (false_positive_limit > 0),
    under_review_since timestamptz,
    check ((status = 'under_review') = (under_review_since is not null))
);

insert into precedent (precedent_id, principle, status, false_positive_limit) values
    ('GEN-004', 'Checked, low-risk healthcare articles may be published without waiting', 'active', 3),
    ('DEMO-001', 'An agent that seldom runs, in the sandbox and for little money, may be tried without waiting', 'active', 3);

-- one row per approval: what became of a yes is counted, never incremented
create table precedent_verdict (
    precedent_id text        not null references precedent,
    approval_id  uuid        not null,
    verdict      text        not null check (verdict in ('confirmed', 'vetoed')),
    category     text,
    decided_at   timestamptz not null,
    primary key (precedent_id, approval_id),
    check ((verdict = 'vetoed') = (category is not null))
);
