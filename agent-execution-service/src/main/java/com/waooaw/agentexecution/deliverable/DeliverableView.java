package com.waooaw.agentexecution.deliverable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Approval;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Costs;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Publication;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Research;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Work;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Worker;
import com.waooaw.agentexecution.skill.CheckReport.CheckedClaim;
import com.waooaw.agentexecution.writing.Article.Source;
import com.waooaw.platform.audit.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deliverable as its customer downloads it.
 *
 * @param requestedWords words asked for
 * @param actualWords words the sources carried
 * @param articleSha256 lower-case hex SHA-256 of {@code articleMarkdown} in UTF-8
 * @param citations what the article rests on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliverableView(
        UUID deliverableId,
        UUID jobId,
        UUID engagementId,
        Deliverable.State state,
        String title,
        Instant createdAt,
        Worker agent,
        String audience,
        int requestedWords,
        int actualWords,
        String generatedBy,
        List<String> notes,
        String articleMarkdown,
        String articleSha256,
        List<Source> citations,
        FactCheck factCheck,
        Research research,
        List<Work> timings,
        Costs costs,
        @Nullable Approval approval,
        @Nullable Publication publication,
        Map<String, String> links) {

    static DeliverableView of(Deliverable deliverable) {
        var content = deliverable.content();
        var article = content.article();
        var check = content.factCheck();
        return new DeliverableView(
                deliverable.id(),
                deliverable.jobId(),
                deliverable.engagementId(),
                deliverable.state(),
                deliverable.title(),
                deliverable.createdAt(),
                content.worker(),
                article.audience(),
                article.requestedWords(),
                article.actualWords(),
                article.generatedBy(),
                article.notes(),
                deliverable.markdown(),
                CanonicalJson.sha256(deliverable.markdown()),
                article.sources(),
                new FactCheck(
                        check.passed(), check.checkedBy(), check.claims().size(), check.supported(), check.claims()),
                content.research(),
                content.work(),
                content.costs(),
                content.approval(),
                content.publication(),
                links(deliverable));
    }

    private static Map<String, String> links(Deliverable deliverable) {
        var self = "/v1/deliverables/" + deliverable.id();
        return Map.of("self", self, "markdown", self + ".md", "job", "/v1/jobs/" + deliverable.jobId());
    }

    /** What the fact-check found. */
    record FactCheck(boolean passed, String checkedBy, int claims, long supported, List<CheckedClaim> findings) {}

    /** A line of the list. */
    record DeliverableLine(
            UUID deliverableId,
            UUID jobId,
            UUID engagementId,
            Deliverable.State state,
            String title,
            Instant createdAt,
            Map<String, String> links) {

        static DeliverableLine of(Deliverable deliverable) {
            return new DeliverableLine(
                    deliverable.id(),
                    deliverable.jobId(),
                    deliverable.engagementId(),
                    deliverable.state(),
                    deliverable.title(),
                    deliverable.createdAt(),
                    DeliverableView.links(deliverable));
        }
    }
}
