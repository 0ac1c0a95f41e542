package com.waooaw.agentexecution.deliverable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.agentexecution.writing.Article;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a deliverable is made of, besides its text.
 *
 * @param work how long each skill took
 * @param approval how its publication was decided; absent until it is
 * @param publication where it is; absent where it was not published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliverableContent(
        Worker worker,
        Article article,
        CheckReport factCheck,
        Research research,
        List<Work> work,
        Costs costs,
        @Nullable Approval approval,
        @Nullable Publication publication) {

    public DeliverableContent {
        work = List.copyOf(work);
    }

    /** Who made it. */
    public record Worker(UUID agentId, String displayId, String agentVersion, String manifestHash) {}

    /** What was asked of the corpus. */
    public record Research(int queries, int passages, List<String> answeredBy, List<String> corpusVersions) {}

    /** How long a skill was at work. */
    public record Work(String skillId, String kind, long millis, BigDecimal cpuSeconds) {}

    /**
     * What it cost.
     *
     * @param knowledgeQueries questions put to the corpus
     * @param usdPerQuery US dollars
     * @param knowledgeUsd US dollars
     * @param cpuSeconds measured on the threads that did the work
     * @param totalUsd what is charged, US dollars
     */
    public record Costs(
            int knowledgeQueries,
            BigDecimal usdPerQuery,
            BigDecimal knowledgeUsd,
            BigDecimal cpuSeconds,
            BigDecimal totalUsd) {}

    /**
     * How its publication was decided.
     *
     * @param actHash of exactly what was decided on
     * @param askedActHash of what was asked, where the text was changed before it was approved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Approval(
            UUID approvalId,
            String decision,
            @Nullable Instant decidedAt,
            String actHash,
            @Nullable String askedActHash) {}

    /** Where it was published. */
    public record Publication(String channel, UUID postId, String address, String contentSha256, Instant publishedAt) {}

    DeliverableContent with(CheckReport check) {
        return new DeliverableContent(worker, article, check, research, work, costs, approval, publication);
    }

    DeliverableContent with(List<Work> done, Costs spent, @Nullable Approval decided, @Nullable Publication published) {
        return new DeliverableContent(worker, article, factCheck, research, done, spent, decided, published);
    }
}
