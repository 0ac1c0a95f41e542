package com.waooaw.agentexecution.deliverable;

import java.util.Locale;

/** A deliverable as one Markdown file: the article as it was published, then how it was made. */
final class DeliverableMarkdown {

    private DeliverableMarkdown() {}

    static String of(Deliverable deliverable) {
        var content = deliverable.content();
        var check = content.factCheck();
        var costs = content.costs();
        var out = new StringBuilder(deliverable.markdown().strip());
        out.append("\n\n---\n\n## How this was made\n\n");
        out.append("- Status: %s\n".formatted(deliverable.state().name().toLowerCase(Locale.ROOT)));
        out.append("- Made by: %s, version %s\n"
                .formatted(content.worker().displayId(), content.worker().agentVersion()));
        out.append("- Written by: %s\n".formatted(content.article().generatedBy()));
        out.append("- Words: %d asked for, %d written\n"
                .formatted(content.article().requestedWords(), content.article().actualWords()));
        out.append("- Fact-check: %s, %d of %d claims supported (%s)\n"
                .formatted(
                        check.passed() ? "passed" : "not passed",
                        check.supported(),
                        check.claims().size(),
                        check.checkedBy()));
        out.append("- Research: %d queries, %d passages, corpus %s\n"
                .formatted(
                        content.research().queries(),
                        content.research().passages(),
                        String.join(", ", content.research().corpusVersions())));
        out.append("- Cost: US$ %s (%d knowledge queries at US$ %s each); %s CPU seconds\n"
                .formatted(
                        costs.totalUsd().toPlainString(),
                        costs.knowledgeQueries(),
                        costs.usdPerQuery().toPlainString(),
                        costs.cpuSeconds().toPlainString()));
        var approval = content.approval();
        if (approval != null && approval.askedActHash() != null) {
            out.append("- Changed: its Governor changed the text before approving it (asked: act %s)\n"
                    .formatted(approval.askedActHash()));
        }
        if (approval != null) {
            out.append("- Decision: %s (approval %s, act %s)\n"
                    .formatted(approval.decision(), approval.approvalId(), approval.actHash()));
        }
        var publication = content.publication();
        if (publication != null) {
            out.append("- Published: %s in %s at %s\n"
                    .formatted(publication.address(), publication.channel(), publication.publishedAt()));
        }
        out.append("\n| Skill | Time | CPU |\n|---|---:|---:|\n");
        content.work()
                .forEach(w -> out.append("| %s (%s) | %d ms | %s s |\n"
                        .formatted(
                                w.kind(),
                                w.skillId(),
                                w.millis(),
                                w.cpuSeconds().toPlainString())));
        return out.toString();
    }
}
