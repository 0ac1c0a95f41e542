package com.waooaw.governance.precedent;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says whether a precedent answers a question, and learns what became of its answer (domain.md 5.3, 5.5). */
@Service
public class Precedents {

    private static final Logger LOG = LoggerFactory.getLogger(Precedents.class);

    /** Fewer yeses than that say nothing about a rate. */
    static final int LEAST_SAMPLES = 10;

    /** One veto in so many yeses is more than is tolerated: 10 %. */
    static final int TOLERATED_ONE_IN = 10;

    private final UndoOwners owners;
    private final PrecedentCounts counts;
    private final AuditLog audit;
    private final List<String> named;

    Precedents(UndoOwners owners, PrecedentCounts counts, AuditLog audit, GovernanceProperties settings) {
        this.owners = owners;
        this.counts = counts;
        this.audit = audit;
        this.named = settings.precedents().inForce();
    }

    /** Read when the first wish comes: an edge that answers people never needs them. */
    private static final class Tables {

        private static final PrecedentTables OF_THE_CLASS_PATH = PrecedentTables.ofTheClassPath();
    }

    /** Judges a wish; a yes is counted in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Judgement judge(Wish wish, Instant now) {
        var day = dayOf(now);
        var outOfForce = new HashSet<>(Tables.OF_THE_CLASS_PATH.outOfForce(named));
        while (true) {
            var found = Tables.OF_THE_CLASS_PATH.ask(
                    wish, owners.ownerOf(wish.actionType()).isPresent(), Set.copyOf(outOfForce));
            var yes = found.yes().orElse(null);
            if (yes == null) {
                return new Judgement.Ask(found.evaluations());
            }
            if (!vetoedTooOften(yes) && counts.use(yes, day)) {
                return new Judgement.Yes(
                        yes.precedent(), yes.version(), now.plus(yes.vetoWindow()), found.evaluations());
            }
            // the next narrower one may still say yes; each time round there is one candidate less
            outOfForce.add(yes.key());
        }
    }

    private boolean vetoedTooOften(PrecedentRow precedent) {
        return counts.standing(precedent.precedent(), precedent.version()).vetoed() >= precedent.falsePositiveLimit();
    }

    /** Nobody took its yes back, and the act was done: it was right. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirmed(String precedent, int version, Instant at) {
        counts.confirmed(precedent, version, dayOf(at));
    }

    /**
     * A Governor took its yes back: it was wrong. Tells where it is wrong too often.
     *
     * @param approvalId whose yes it was
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void vetoed(String precedent, int version, UUID approvalId, Instant at, Cause cause) {
        counts.vetoed(precedent, version, dayOf(at));
        var standing = counts.standing(precedent, version);
        if (vetoedMoreThanTolerated(standing)) {
            alert(standing, approvalId, cause);
        }
    }

    static boolean vetoedMoreThanTolerated(PrecedentCounts.Standing standing) {
        return standing.autoApproved() >= LEAST_SAMPLES
                && (long) standing.vetoed() * TOLERATED_ONE_IN > standing.autoApproved();
    }

    private void alert(PrecedentCounts.Standing standing, UUID approvalId, Cause cause) {
        LOG.error(
                "precedent {} was vetoed {} times in {} yeses, more than one in {}",
                standing.key(),
                standing.vetoed(),
                standing.autoApproved(),
                TOLERATED_ONE_IN);
        audit.append(AuditEntry.internal(
                Ids.of("precedent-veto-rate", approvalId),
                "governance",
                ActorType.SYSTEM,
                "precedent_veto_rate",
                "precedent",
                standing.key(),
                Map.of(
                        "vetoed", standing.vetoed(),
                        "auto_approved", standing.autoApproved(),
                        "approval_id", approvalId.toString()),
                Result.FAILED,
                cause));
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
