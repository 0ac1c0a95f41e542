package com.waooaw.industryknowledge.industry;

import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.industryknowledge.IndustryKnowledgeError;
import com.waooaw.industryknowledge.corpus.IndustryDescription;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The industries. Each step of a life is stored, told to all services and left as evidence, in one transaction. */
@Service
public class Industries {

    /** Who certified what was loaded at first start. */
    public static final String BOOTSTRAP = "bootstrap";

    private final IndustryRepository industries;
    private final Events events;
    private final AuditLog audit;
    private final Clock clock;

    Industries(IndustryRepository industries, Events events, AuditLog audit, Clock clock) {
        this.industries = industries;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Registers an industry as a draft; one that is there already takes over changed names. Idempotent by id. */
    @Transactional
    public void register(IndustryDescription description, Cause cause) {
        var draft = new Industry(
                description.id(),
                description.code(),
                description.name(),
                IndustryState.DRAFT,
                BOOTSTRAP,
                description.embeddings(),
                description.terminology(),
                description.regulations(),
                description.glossary(),
                null,
                1);
        if (industries.add(draft)) {
            tell(draft, null, "first start", cause);
        } else {
            var known = require(description.id());
            if (!known.isDescribedBy(description)) {
                industries.replace(known.describedBy(description));
            }
        }
    }

    /** Says that vectors are being computed; for an industry that can be asked already nothing changes. */
    @Transactional
    public void buildStarted(String id, Cause cause) {
        var industry = require(id);
        if (industry.state() == IndustryState.DRAFT) {
            move(industry, IndustryState.EMBEDDINGS_GENERATING, "corpus accepted", cause);
        }
    }

    /** Says that vectors cannot be computed; for an industry that can be asked already nothing changes. */
    @Transactional
    public void buildFailed(String id, String reason, Cause cause) {
        var industry = require(id);
        if (industry.state() == IndustryState.EMBEDDINGS_GENERATING) {
            move(industry, IndustryState.DRAFT, reason, cause);
        }
    }

    /** Takes a built version into service. Idempotent. */
    @Transactional
    public void built(String id, String corpusVersion, Cause cause) {
        var industry = require(id);
        if (!corpusVersion.equals(industry.corpusVersion())) {
            industry = industry.withCorpus(corpusVersion);
            industries.replace(industry);
        }
        if (industry.state() == IndustryState.EMBEDDINGS_GENERATING) {
            move(industry, IndustryState.AGENTS_PENDING, "corpus " + corpusVersion + " built", cause);
        }
    }

    /** Hears that an agent works for customers: the first one makes its industry active. */
    @Transactional
    public void agentActivated(String id, Cause cause) {
        industries
                .find(id)
                .filter(industry -> industry.state() == IndustryState.AGENTS_PENDING)
                .ifPresent(industry -> move(industry, IndustryState.ACTIVE, "first active agent", cause));
    }

    @Transactional(readOnly = true)
    public Optional<Industry> find(String id) {
        return industries.find(id);
    }

    /**
     * One industry.
     *
     * @throws WaooawException {@code IK-0001} if there is none
     */
    @Transactional(readOnly = true)
    public Industry require(String id) {
        return industries
                .find(id)
                .orElseThrow(() ->
                        new WaooawException(IndustryKnowledgeError.INDUSTRY_UNKNOWN, "there is no industry " + id));
    }

    /** All of them, by id. */
    @Transactional(readOnly = true)
    public List<Industry> all() {
        return industries.all();
    }

    /** The steps of one life, oldest first. */
    @Transactional(readOnly = true)
    public List<StateChange> history(String id) {
        return industries.history(id);
    }

    private void move(Industry before, IndustryState next, String reason, Cause cause) {
        var after = before.become(next);
        industries.replace(after);
        tell(after, before.state(), reason, cause);
    }

    private void tell(Industry now, @Nullable IndustryState before, String reason, Cause cause) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        industries.remember(now.id(), new StateChange(before, now.state(), reason, at));
        events.publish(
                new IndustryAdded(
                        now.id(),
                        now.code(),
                        now.name(),
                        now.state().wireName(),
                        now.state().answersQuestions(),
                        before == null ? null : before.wireName(),
                        now.certifiedBy()),
                cause,
                null);
        audit.append(AuditEntry.internal(
                Ids.of("industry-state", now.id(), now.version()),
                "industry-knowledge",
                AuditEntry.ActorType.SYSTEM,
                "industry_state_changed",
                "industry",
                now.id(),
                Map.of(
                        "from", before == null ? "" : before.wireName(),
                        "to", now.state().wireName(),
                        "version", now.version()),
                AuditEntry.Result.SUCCEEDED,
                cause));
    }
}
