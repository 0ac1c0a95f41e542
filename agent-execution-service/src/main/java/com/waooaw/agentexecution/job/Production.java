package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.deliverable.DeliverableContent.Costs;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Work;
import com.waooaw.agentexecution.skill.SkillRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** What a job took: times as measured, costs as charged. */
final class Production {

    /** Source: infrastructure.yaml, costs_usd.knowledge_query. */
    static final BigDecimal USD_PER_QUERY = new BigDecimal("0.001");

    private Production() {}

    static List<Work> work(List<SkillRun> runs) {
        return runs.stream()
                .filter(r -> r.millis() != null && r.cpuSeconds() != null)
                .map(r -> new Work(
                        r.skillId(),
                        r.kind().wireName(),
                        Objects.requireNonNull(r.millis()),
                        Objects.requireNonNull(r.cpuSeconds())))
                .toList();
    }

    static Costs costs(List<SkillRun> runs) {
        int queries = runs.stream().mapToInt(SkillRun::knowledgeQueries).sum();
        var knowledge = sum(
                runs.stream().map(SkillRun::costUsd).filter(Objects::nonNull).toList());
        var cpu = sum(
                runs.stream().map(SkillRun::cpuSeconds).filter(Objects::nonNull).toList());
        return new Costs(queries, USD_PER_QUERY, knowledge, cpu, knowledge);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        var sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
        return sum.scale() < 3 ? sum.setScale(3) : sum;
    }
}
