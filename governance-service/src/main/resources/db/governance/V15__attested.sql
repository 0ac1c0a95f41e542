-- What an attestation says of the question beside its hash: who asked, by which very bundle it was decided, and the kinds
-- and keys of what it was about. Absent in rows from before; those are not in the audit log either.
alter table policy_attestation
    add column asked_as      text check (asked_as in ('service', 'governor', 'operator')),
    add column bundle_digest text check (bundle_digest ~ '^[0-9a-f]{64}$'),
    add column subject_type  text check (subject_type in
        ('agent', 'foundational', 'governor', 'operator', 'customer', 'service')),
    -- a person who acts is not named
    add column subject_id    text check (subject_id is null or (char_length(subject_id) <= 64
        and subject_type is not null and subject_type in ('agent', 'foundational', 'service'))),
    add column action        text check (action ~ '^[a-z][a-z0-9_]{0,63}$'),
    add column resource_type text check (resource_type ~ '^[a-z][a-z0-9_]{0,63}$'),
    add column resource_id   uuid,
    -- which bundle said yes is known for good
    add constraint policy_attestation_says_by_what check (asked_as is null or decision = 'deny' or bundle_digest is not null);
