package com.waooaw.agentcreation.definitions;

import static com.waooaw.agentcreation.AgentCreationError.DEFINITION_INVALID;
import static com.waooaw.agentcreation.AgentCreationError.DEFINITION_NOT_DRAFT;
import static com.waooaw.agentcreation.AgentCreationError.DEFINITION_NOT_FOUND;
import static com.waooaw.agentcreation.AgentCreationError.DEFINITION_NUMBERS_SPENT;

import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.catalogue.Catalogue;
import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import com.waooaw.platform.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Use cases of definitions: define, certify, look. */
@Service
class Certifications {

    private static final int HIGHEST_NUMBER = 999;

    private final DefinitionStore store;
    private final Catalogue catalogue;
    private final DefinitionTrail trail;
    private final IdempotencyKeys keys;
    private final JsonMapper json;
    private final Clock clock;

    Certifications(
            DefinitionStore store,
            Catalogue catalogue,
            DefinitionTrail trail,
            IdempotencyKeys keys,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.trail = trail;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes in a draft under the next number of its industry.
     *
     * @param body what was sent, for the idempotency key and to see whether it can be stored
     * @param named the draft under an id
     */
    @Transactional
    public <T extends Definition<T>> T define(
            Kind kind,
            Class<T> type,
            Object body,
            String industry,
            BiFunction<String, Standing.Draft, T> named,
            @Nullable String key,
            Caller caller,
            Cause cause) {
        var text = json.writeValueAsString(body);
        storable(text);
        return keys.once(caller, key, CanonicalJson.sha256(kind.table() + text), type, () -> {
            var definition = named.apply(nextId(kind, industry), new Standing.Draft(caller.subject()));
            store.add(definition);
            trail.write(
                    definition,
                    "defined",
                    caller.subject(),
                    ActorType.OPERATOR,
                    Map.of("version", definition.version(), "industry", industry),
                    Result.SUCCEEDED,
                    cause);
            return definition;
        });
    }

    /** Genesis decides about a draft; a second time nothing changes. */
    @Transactional
    public <T extends Definition<T>> CertificationResult certify(
            Kind kind, Class<T> type, Checks<T> checks, String id, Caller caller, Cause cause) {
        if (!id.matches(kind.idPattern())) {
            throw notFound(kind, id);
        }
        store.takeTurns();
        var definition = store.locked(kind, type, id).orElseThrow(() -> notFound(kind, id));
        var now = now();
        return switch (definition.standing().asOf(now)) {
            case Standing.Draft draft -> decide(kind, type, checks, definition, draft, now, caller, cause);
            case Standing.Certified _, Standing.Active _ ->
                CertificationResult.certified(id, definition.supersedes(), null);
            case Standing.Archived archived -> {
                var successor = archived.successor();
                if (archived.certificate() != null || successor == null) {
                    throw notDraft(kind, id);
                }
                yield CertificationResult.reused(successor);
            }
            case Standing.Superseded _ -> throw notDraft(kind, id);
        };
    }

    /** One definition, as it stands now. */
    @Transactional(readOnly = true)
    public <T extends Definition<T>> T definition(Kind kind, Class<T> type, String id) {
        if (!id.matches(kind.idPattern())) {
            throw notFound(kind, id);
        }
        return store.find(kind, type, id).orElseThrow(() -> notFound(kind, id)).asOf(now());
    }

    /** Definitions by id, as they stand now. */
    @Transactional(readOnly = true)
    public <T extends Definition<T>> Page<T> page(
            Kind kind,
            Class<T> type,
            @Nullable String industry,
            @Nullable String status,
            @Nullable String cursor,
            int limit) {
        var now = now();
        var lower = status == null ? null : status.toLowerCase(Locale.ROOT);
        var found = store.page(kind, type, industry, lower, cursor, now, limit + 1);
        var shown = found.stream().limit(limit).map(one -> one.asOf(now)).toList();
        return new Page<>(shown, found.size() > limit ? shown.getLast().id() : null);
    }

    private <T extends Definition<T>> CertificationResult decide(
            Kind kind,
            Class<T> type,
            Checks<T> checks,
            T definition,
            Standing.Draft draft,
            Instant now,
            Caller caller,
            Cause cause) {
        var others = store.of(kind, type, definition.industry());
        return switch (Certifier.judge(definition, draft, checks, known(now), others)) {
            case Verdict.Pass<T> pass -> passed(pass, checks, now, caller, cause);
            case Verdict.Same<T> same -> {
                var existing = same.existing().id();
                store.replace(definition.standing(draft.sameAs(existing), List.of()));
                decided(definition, "reused", checks, Map.of("existing", existing), Result.SUCCEEDED, caller, cause);
                yield CertificationResult.reused(existing);
            }
            case Verdict.Fail<T> fail -> {
                decided(
                        definition,
                        "refused",
                        checks,
                        Map.of(
                                "findings",
                                fail.findings().stream()
                                        .map(Finding::code)
                                        .distinct()
                                        .toList()),
                        Result.REFUSED,
                        caller,
                        cause);
                yield CertificationResult.refused(definition.id(), fail.findings(), fail.errors());
            }
        };
    }

    private <T extends Definition<T>> CertificationResult passed(
            Verdict.Pass<T> pass, Checks<T> checks, Instant now, Caller caller, Cause cause) {
        var certified = pass.definition();
        store.replace(certified);
        decided(
                certified,
                "certified",
                checks,
                Map.of("version", certified.version(), "supersedes", certified.supersedes()),
                Result.SUCCEEDED,
                caller,
                cause);
        for (var older : pass.improves()) {
            deprecate(older, certified.id(), now, cause);
        }
        return CertificationResult.certified(
                certified.id(),
                certified.supersedes(),
                pass.improves().isEmpty() ? null : now.plus(Standing.TO_MIGRATE));
    }

    private <T extends Definition<T>> void deprecate(T older, String successor, Instant now, Cause cause) {
        var standing =
                switch (older.standing()) {
                    case Standing.Certified certified -> certified.succeededBy(successor, now);
                    case Standing.Active active -> active.succeededBy(successor, now);
                    case Standing.Draft _, Standing.Superseded _, Standing.Archived _ ->
                        throw new IllegalStateException(older.id() + " collided and is not in use");
                };
        store.replace(older.standing(standing, older.supersedes()));
        trail.write(
                older,
                "deprecated",
                Certifier.GENESIS,
                ActorType.FOUNDATIONAL,
                Map.of(
                        "successor",
                        successor,
                        "migrate_until",
                        standing.migrateUntil().toString()),
                Result.SUCCEEDED,
                cause);
    }

    private void decided(
            Definition<?> definition,
            String what,
            Checks<?> checks,
            Map<String, Object> detail,
            Result result,
            Caller caller,
            Cause cause) {
        var all = new HashMap<>(detail);
        all.put("asked_by", caller.subject());
        all.put("checks_version", checks.version());
        trail.write(definition, what, Certifier.GENESIS, ActorType.FOUNDATIONAL, all, result, cause);
    }

    private Known known(Instant now) {
        return new Known(
                now,
                byId(catalogue.skills(), Skill::skillId),
                byId(catalogue.jobRoles(), JobRole::jobRoleId),
                byId(catalogue.tools(), AllowedTool::toolId),
                catalogue.pricePolicy());
    }

    private String nextId(Kind kind, String industry) {
        var code = store.code(industry)
                .orElseThrow(() -> new WaooawException(
                        DEFINITION_INVALID,
                        "one place of the definition is wrong",
                        List.of(new Fault("/industry", "is not known here"))));
        var prefix = kind.prefix() + "-" + code;
        int number = store.nextNumber(prefix);
        if (number > HIGHEST_NUMBER) {
            throw new WaooawException(DEFINITION_NUMBERS_SPENT, "every number of " + prefix + " is taken");
        }
        return "%s-%03d".formatted(prefix, number);
    }

    /** A text no database can keep is refused here, where the sender still learns of it. */
    private static void storable(String text) {
        if (text.contains("\\u0000") || text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new WaooawException(
                    DEFINITION_INVALID,
                    "one place of the definition is wrong",
                    List.of(new Fault("", "holds characters that cannot be stored")));
        }
    }

    private static WaooawException notDraft(Kind kind, String id) {
        return new WaooawException(
                DEFINITION_NOT_DRAFT, "the " + kind.word() + " " + id + " is on its way out, or out");
    }

    private static WaooawException notFound(Kind kind, String id) {
        return new WaooawException(DEFINITION_NOT_FOUND, "no " + kind.word() + " " + id);
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
