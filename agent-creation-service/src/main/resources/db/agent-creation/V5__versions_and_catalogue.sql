-- a round that mends a blueprint certifies another manifest for the same version: each is kept, the last one counts
alter table manifest add column n int not null default 1;
alter table manifest alter column n drop default;
alter table manifest drop constraint manifest_pkey;
alter table manifest add primary key (agent_id, n);
create index manifest_by_hash on manifest (manifest_hash);

-- what a version is made of, from when it went to work
create table agent_version (
    agent_id       uuid        not null references agent,
    agent_version  text        not null,
    manifest_hash  text        not null,
    in_force_since timestamptz not null,
    primary key (agent_id, agent_version)
);

insert into agent_version (agent_id, agent_version, manifest_hash, in_force_since)
select a.agent_id, a.agent_version, a.manifest_hash, c.ended_at
from agent a
join creation c on c.agent_id = a.agent_id and c.outcome = 'active'
where a.manifest_hash is not null
on conflict do nothing;

create function certified_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what was certified stays as it was certified';
end $$;

create trigger manifest_stays before update or delete or truncate on manifest
    for each statement execute function certified_stays();
create trigger agent_version_stays before update or delete or truncate on agent_version
    for each statement execute function certified_stays();

-- that an agent may be found by customers; one after the other, and why each ended
create table catalogue_release (
    release_id    uuid        primary key,
    agent_id      uuid        not null references agent,
    agent_version text        not null,
    released_by   text        not null,
    released_at   timestamptz not null,
    retired_by    text,
    retired_at    timestamptz,
    retire_reason text,
    check ((retired_at is null) = (retired_by is null) and (retired_at is null) = (retire_reason is null))
);

create unique index one_release_stands on catalogue_release (agent_id) where retired_at is null;
create index catalogue_release_of_agent on catalogue_release (agent_id, agent_version);

-- what customers find, written in the transaction of every change of the registry; a read model: it can be made again
create table catalogue_entry (
    agent_id          uuid        primary key references agent,
    display_id        text        not null,
    agent_name        text        not null,
    purpose           text        not null,
    industry          text        not null,
    geography         text        not null,
    domain_tier       text        not null,
    job_role_id       text        not null,
    agent_version     text        not null,
    skills            jsonb       not null,
    skill_names       text        not null,
    monthly_price_inr int,
    -- absent while it is hidden
    listed_at         timestamptz,
    updated_at        timestamptz not null,
    search            tsvector    not null generated always as (
        setweight(to_tsvector('english', agent_name || ' ' || display_id), 'A')
        || setweight(to_tsvector('english', skill_names || ' ' || industry), 'B')
        || setweight(to_tsvector('english', purpose), 'C')) stored
);

create index catalogue_entry_newest on catalogue_entry (listed_at desc, agent_id desc) where listed_at is not null;
create index catalogue_entry_words on catalogue_entry using gin (search) where listed_at is not null;
create index catalogue_entry_skills on catalogue_entry using gin (skills jsonb_path_ops) where listed_at is not null;

-- agents that went to work before there was a catalogue: their price comes with their next change
insert into catalogue_release (release_id, agent_id, agent_version, released_by, released_at)
select gen_random_uuid(), v.agent_id, v.agent_version, 'agent-creation', v.in_force_since
from agent_version v
join agent a on a.agent_id = v.agent_id
where a.state in ('active', 'degraded', 'suspended', 'deprecated');

insert into catalogue_entry (agent_id, display_id, agent_name, purpose, industry, geography, domain_tier, job_role_id,
                             agent_version, skills, skill_names, listed_at, updated_at)
select a.agent_id, a.display_id, a.agent_name, a.purpose, a.industry, a.geography, m.doc ->> 'domain_tier', a.job_role_id,
       a.agent_version,
       coalesce((select jsonb_agg(jsonb_build_object('skill_id', s ->> 'skill_id', 'name', s ->> 'name') order by o)
                 from jsonb_array_elements(m.doc -> 'skills') with ordinality as t(s, o)), '[]'),
       coalesce((select string_agg(s ->> 'name', ' ' order by o)
                 from jsonb_array_elements(m.doc -> 'skills') with ordinality as t(s, o)), ''),
       case when a.state = 'active' then r.released_at end,
       a.updated_at
from agent a
join catalogue_release r on r.agent_id = a.agent_id
join lateral (select manifest_json::jsonb as doc from manifest where agent_id = a.agent_id and manifest_hash = a.manifest_hash
              limit 1) m on true;
