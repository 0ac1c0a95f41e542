-- Runs as audit_owner. What V1 keeps, sealed: every entry becomes a leaf of a Merkle tree whose head is signed.

alter table audit_entry
    -- the system's clock, not the business clock of timestamp_utc: how late something was written
    add column recorded_at     timestamptz,
    -- of a service with a database of its own: the gapless number it gave the entry
    add column source_number   bigint check (source_number > 0),
    add column personal_sha256 bytea check (octet_length(personal_sha256) = 32);
alter table audit_entry alter column recorded_at set default clock_timestamp();

create unique index audit_entry_source_number on audit_entry (service, source_number) where source_number is not null;
create index audit_entry_customer on audit_entry (customer_id, id) where customer_id is not null;

-- Entries that have no leaf yet. A queue, not evidence: what was sealed leaves it. Sealing by a horizon of ids or
-- transactions instead would seal an effect before its cause, or wait for a transaction that has nothing to do with it.
create table audit_pending (
    id bigint primary key
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Which entry is which leaf. The commitment is SHA-256 over nonce and canonical entry.
create table audit_leaf (
    leaf_index bigint      primary key,
    id         bigint      not null unique,
    commitment bytea       not null check (octet_length(commitment) = 32),
    sealed_at  timestamptz not null default clock_timestamp()
);

-- Hashes of the tree, 256 to a full tile. A tile only grows at its end.
create table audit_tile (
    level  int    not null,
    idx    bigint not null,
    hashes bytea  not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, idx)
);
alter table audit_tile alter column hashes set storage external;

-- What was signed. One root for one size, ever.
create table audit_checkpoint (
    size      bigint      primary key,
    root      bytea       not null check (octet_length(root) = 32),
    note      text        not null,
    signed_at timestamptz not null default clock_timestamp()
);

-- What the verifier found. Approvals are frozen from a break until the whole log has been found intact again.
create table audit_verification (
    id          bigint generated always as identity primary key,
    verified_at timestamptz not null default clock_timestamp(),
    kind        text        not null check (kind in ('full', 'segment', 'start')),
    from_index  bigint      not null,
    size        bigint      not null,
    intact      boolean     not null,
    findings    jsonb       not null
);
create index audit_verification_break on audit_verification (id) where not intact;
create index audit_verification_full on audit_verification (id) where intact and kind = 'full';

-- Personal payload, encrypted under a key of its subject; without the key it is noise that every proof still covers.
create table audit_subject_key (
    key_id     uuid        primary key,
    subject    text        not null,
    wrapped    bytea,
    created_at timestamptz not null default clock_timestamp(),
    erased_at  timestamptz,
    check ((wrapped is null) = (erased_at is not null))
);
create unique index audit_subject_key_live on audit_subject_key (subject) where erased_at is null;

create table audit_personal (
    id         bigint primary key,
    key_id     uuid   not null references audit_subject_key,
    ciphertext bytea  not null
);

create trigger audit_leaf_is_append_only before update or delete or truncate on audit_leaf
    for each statement execute function refuse_change();
create trigger audit_checkpoint_is_append_only before update or delete or truncate on audit_checkpoint
    for each statement execute function refuse_change();
create trigger audit_verification_is_append_only before update or delete or truncate on audit_verification
    for each statement execute function refuse_change();
create trigger audit_personal_is_append_only before update or delete or truncate on audit_personal
    for each statement execute function refuse_change();
create trigger audit_tile_is_not_removed before delete or truncate on audit_tile
    for each statement execute function refuse_change();
create trigger audit_subject_key_is_not_removed before delete or truncate on audit_subject_key
    for each statement execute function refuse_change();

create function refuse_another_tile() returns trigger language plpgsql as $$
begin
    if new.level <> old.level or new.idx <> old.idx or octet_length(new.hashes) < octet_length(old.hashes)
        or substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes then
        raise exception 'a tile of the audit log only grows';
    end if;
    return new;
end $$;
create trigger audit_tile_only_grows before update on audit_tile
    for each row execute function refuse_another_tile();

create function refuse_another_key() returns trigger language plpgsql as $$
begin
    if new.key_id <> old.key_id or new.subject <> old.subject or new.created_at <> old.created_at
        or new.wrapped is not null then
        raise exception 'a key of the audit log is only destroyed';
    end if;
    return new;
end $$;
create trigger audit_subject_key_is_only_destroyed before update on audit_subject_key
    for each row execute function refuse_another_key();

-- The one way in, with the fields V1 lacked. Idempotent by entry id: true for a new entry, false for one the log has.
drop function append;
create function append(
    p_entry_id uuid, p_timestamp timestamptz, p_service text, p_actor_id text, p_actor_type text, p_action_type text,
    p_subject_type text, p_subject_id text, p_customer_id uuid, p_engagement_id uuid, p_agent_id uuid, p_detail jsonb,
    p_result text, p_correlation_id uuid, p_causation_id uuid, p_classification text,
    p_context jsonb default null, p_policy_decision_id uuid default null, p_vector_clock jsonb default null,
    p_source_number bigint default null, p_personal_key uuid default null, p_personal bytea default null)
returns boolean language plpgsql security definer set search_path = audit_log, pg_temp as $$
declare
    v_id bigint;
begin
    if not isfinite(p_timestamp) then
        raise exception 'an entry of the audit log has a time' using errcode = '22008';
    end if;
    insert into audit_entry (
        entry_id, timestamp_utc, service, actor_id, actor_type, action_type, subject_type, subject_id,
        customer_id, engagement_id, agent_id, action_detail, result, correlation_id, causation_id, data_classification,
        decision_context, policy_decision_id, vector_clock, source_number, personal_sha256)
    values (
        p_entry_id, p_timestamp, p_service, p_actor_id, p_actor_type, p_action_type, p_subject_type, p_subject_id,
        p_customer_id, p_engagement_id, p_agent_id, p_detail, p_result, p_correlation_id, p_causation_id, p_classification,
        p_context, p_policy_decision_id, p_vector_clock, p_source_number, sha256(p_personal))
    on conflict (entry_id) do nothing
    returning id into v_id;
    if v_id is null then
        return false;
    end if;
    insert into audit_pending (id) values (v_id);
    if p_personal is not null then
        insert into audit_personal (id, key_id, ciphertext) values (v_id, p_personal_key, p_personal);
    end if;
    return true;
end $$;

-- Gives pending entries the next leaf numbers, in the order given. All or nothing.
create function seal(p_first bigint, p_ids bigint[], p_commitments bytea[])
returns void language plpgsql security definer set search_path = audit_log, pg_temp as $$
declare
    v_next bigint;
    v_taken bigint;
begin
    select coalesce(max(leaf_index) + 1, 0) into v_next from audit_leaf;
    if v_next <> p_first then
        raise exception 'the next leaf is %, not %', v_next, p_first;
    end if;
    delete from audit_pending where id = any (p_ids);
    get diagnostics v_taken = row_count;
    if v_taken <> cardinality(p_ids) or v_taken <> cardinality(p_commitments) then
        raise exception '% entries, % commitments, % of them pending', cardinality(p_ids), cardinality(p_commitments), v_taken;
    end if;
    insert into audit_leaf (leaf_index, id, commitment)
    select p_first + t.place - 1, t.id, t.commitment
    from unnest(p_ids, p_commitments) with ordinality as t (id, commitment, place);
end $$;

-- Writes tiles; what they had before must be how they begin.
create function put_tiles(p_levels int[], p_indexes bigint[], p_hashes bytea[])
returns void language sql security definer set search_path = audit_log, pg_temp as $$
    insert into audit_tile (level, idx, hashes)
    select * from unnest(p_levels, p_indexes, p_hashes)
    on conflict (level, idx) do update set hashes = excluded.hashes;
$$;

-- Keeps what was signed. The same again is taken in silence, another root of the same size never.
create function put_checkpoint(p_size bigint, p_root bytea, p_note text)
returns void language plpgsql security definer set search_path = audit_log, pg_temp as $$
begin
    insert into audit_checkpoint (size, root, note) values (p_size, p_root, p_note) on conflict (size) do nothing;
    if not found and not exists (select from audit_checkpoint where size = p_size and root = p_root) then
        raise exception 'another root was signed for % entries', p_size;
    end if;
end $$;

create function put_verification(p_kind text, p_from bigint, p_size bigint, p_intact boolean, p_findings jsonb)
returns void language sql security definer set search_path = audit_log, pg_temp as $$
    insert into audit_verification (kind, from_index, size, intact, findings)
    values (p_kind, p_from, p_size, p_intact, p_findings);
$$;

-- Whether a break was found that no later look at the whole log has cleared.
create function is_broken()
returns boolean language sql stable security definer set search_path = audit_log, pg_temp as $$
    select exists (
        select from audit_verification
        where not intact
          and id > coalesce((select max(id) from audit_verification where intact and kind = 'full'), 0));
$$;

-- The key of a subject: the one it has, or the one proposed where it has none.
create function subject_key(p_subject text, p_key_id uuid, p_wrapped bytea, out key_id uuid, out wrapped bytea)
language plpgsql security definer set search_path = audit_log, pg_temp as $$
#variable_conflict use_column
begin
    insert into audit_subject_key (key_id, subject, wrapped) values (p_key_id, p_subject, p_wrapped)
    on conflict (subject) where erased_at is null do nothing;
    select k.key_id, k.wrapped into key_id, wrapped
    from audit_subject_key k where k.subject = p_subject and k.erased_at is null;
end $$;

-- Destroys the keys of a subject; how many.
create function erase_subject(p_subject text)
returns int language plpgsql security definer set search_path = audit_log, pg_temp as $$
declare
    v_keys int;
begin
    update audit_subject_key set wrapped = null, erased_at = clock_timestamp()
    where subject = p_subject and erased_at is null;
    get diagnostics v_keys = row_count;
    return v_keys;
end $$;

-- What was written before there were leaves becomes a leaf, too.
insert into audit_pending (id) select id from audit_entry;

revoke all on function append, seal, put_tiles, put_checkpoint, put_verification, is_broken, subject_key, erase_subject
    from public;

do $$
declare r record;
begin
    for r in select rolname from pg_roles
             where rolname in ('agent_creation_app', 'agent_execution_app', 'governance_app', 'learning_app', 'admin_gateway_app',
                               'agent_creation_system', 'agent_execution_system', 'governance_system', 'learning_system', 'admin_gateway_system')
    loop
        execute format('grant execute on function append, subject_key to %I', r.rolname);
    end loop;
    for r in select rolname from pg_roles where rolname in ('governance_app', 'governance_system')
    loop
        execute format('grant execute on function is_broken to %I', r.rolname);
    end loop;
    if exists (select from pg_roles where rolname = 'governance_system') then
        grant execute on function seal, put_tiles, put_checkpoint, put_verification, erase_subject to governance_system;
        grant select on audit_pending, audit_leaf, audit_tile, audit_checkpoint, audit_verification, audit_subject_key,
            audit_personal to governance_system;
    end if;
end $$;
