package com.waooaw.agentexecution.deliverable;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Approval;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Costs;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Publication;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Work;
import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What jobs produced. */
@Service
public class Deliverables {

    private static final int MOST = 100;

    private final DeliverableRows rows;
    private final Clock clock;

    Deliverables(DeliverableRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** The id of a job's deliverable; known before there is one. */
    public static UUID idOf(UUID jobId) {
        return Ids.of("deliverable", jobId);
    }

    /** Keeps a job's draft, in the caller's transaction; the first one counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID jobId, UUID customerId, UUID engagementId, String markdown, DeliverableContent content) {
        rows.add(new Deliverable(
                idOf(jobId),
                jobId,
                customerId,
                engagementId,
                Deliverable.State.DRAFT,
                content.article().title(),
                markdown,
                content,
                clock.instant()));
    }

    /** Completes a job's deliverable, in the caller's transaction, with what is known at its end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(
            UUID jobId, List<Work> work, Costs costs, @Nullable Approval approval, @Nullable Publication publication) {
        rows.ofJob(jobId)
                .ifPresent(d -> rows.replace(
                        jobId,
                        stateOf(d, publication),
                        d.content().with(work, costs, approval, publication),
                        clock.instant()));
    }

    /**
     * Another text takes the place of what the job wrote, in the caller's transaction: its Governor approved that one.
     *
     * @param check what the check found in the one before, to what it found in this
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void edited(UUID jobId, String title, String markdown, UnaryOperator<CheckReport> check) {
        rows.ofJob(jobId)
                .ifPresent(d -> rows.edit(
                        jobId,
                        title,
                        markdown,
                        d.content().with(check.apply(d.content().factCheck())),
                        clock.instant()));
    }

    private static Deliverable.State stateOf(Deliverable deliverable, @Nullable Publication publication) {
        if (deliverable.state() == Deliverable.State.UNPUBLISHED) {
            return Deliverable.State.UNPUBLISHED; // taken back before the job had ended
        }
        return publication == null ? Deliverable.State.DRAFT : Deliverable.State.PUBLISHED;
    }

    /** What the job had published is taken back, in the caller's transaction; its customer keeps the text. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takenBack(UUID jobId) {
        rows.ofJob(jobId)
                .ifPresent(d -> rows.replace(jobId, Deliverable.State.UNPUBLISHED, d.content(), clock.instant()));
    }

    /** What a job produced so far. */
    @Transactional(readOnly = true)
    public Optional<Deliverable> ofJob(UUID jobId) {
        return rows.ofJob(jobId);
    }

    @Transactional(readOnly = true)
    Deliverable get(UUID id) {
        return rows.find(id)
                .orElseThrow(() -> new WaooawException(ExecutionError.DELIVERABLE_NOT_FOUND, "no deliverable " + id));
    }

    @Transactional(readOnly = true)
    List<Deliverable> list() {
        return rows.newest(MOST);
    }
}
