package com.waooaw.agentexecution.writing.check;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.agentexecution.writing.Article.Role;
import com.waooaw.agentexecution.writing.Article.Sentence;
import com.waooaw.agentexecution.writing.check.PassageEvidence.Candidate;
import com.waooaw.agentexecution.writing.check.Verdict.Difference;
import com.waooaw.agentexecution.writing.check.Verdict.Reason;
import com.waooaw.agentexecution.writing.check.Verdict.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ties each claim of a draft to a passage and says whether the passage carries it.
 *
 * <p>Lexical and structural, no model: a claim's words must be in the passage, and its numbers, units, denials, groups of
 * people, directions and certainty must agree. It does not understand: a claim that says in wholly other words what a
 * passage says is reported as unsupported, and a false claim made only of the passage's own words may pass.
 */
public final class FactChecker {

    /** What checks, with its version. */
    public static final String ID = "lexical-fact-checker/1";

    private static final String VERIFIED = "text";

    /** Windows this little behind the nearest may still be where a claim comes from. */
    private static final double NEARLY = 0.12;

    private static final int MOST = 12;

    private final Map<String, PassageEvidence> evidence = new LinkedHashMap<>();
    private final Lexicon lexicon = new Lexicon();
    private final Weights weights;
    private final @Nullable Similarity similarity;

    /** A checker over the passages that were retrieved. */
    public FactChecker(List<Passage> passages) {
        this(passages, null);
    }

    /**
     * A checker over the passages that were retrieved.
     *
     * @param similarity where there is one, near meanings need fewer words in common
     */
    public FactChecker(List<Passage> passages, @Nullable Similarity similarity) {
        passages.forEach(p -> evidence.put(p.passageId(), new PassageEvidence(p, lexicon)));
        this.weights = new Weights(evidence.values());
        this.similarity = similarity;
    }

    /** Checks every sentence of an article against the passages it cites. */
    public FactCheck check(Article article) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Sentence sentence : article.sentences()) {
            if (sentence.role() == Role.CLAIM || !Transitions.claimNothing(sentence.text(), article.topic())) {
                verdicts.add(check(sentence.text(), sentence.citations()));
            }
        }
        return FactCheck.of(ID, verdicts);
    }

    /** Checks a claim against the passages it cites. */
    public Verdict check(String claim, List<String> citations) {
        List<PassageEvidence> cited =
                citations.stream().map(evidence::get).filter(Objects::nonNull).toList();
        if (cited.isEmpty() || cited.size() < citations.stream().distinct().count()) {
            Reason reason = new Reason(Difference.CITATION, "the claim cites no passage that was retrieved");
            return new Verdict(claim, Status.UNSUPPORTED, List.of(reason), null, null, 0);
        }
        return best(claim, cited);
    }

    /** Checks a claim against all passages. */
    public Verdict check(String claim) {
        return best(claim, evidence.values());
    }

    private Verdict best(String claim, Collection<PassageEvidence> candidates) {
        Profile profile = Profile.of(claim, lexicon);
        List<Candidate> found = new ArrayList<>();
        for (PassageEvidence candidate : candidates) {
            found.addAll(candidate.candidates(profile, weights));
        }
        double top = found.stream().mapToDouble(Candidate::nearness).max().orElse(0);
        return found.stream()
                .filter(c -> c.nearness() >= top - NEARLY)
                .sorted(Comparator.comparingDouble(Candidate::nearness).reversed())
                .limit(MOST)
                .map(c -> c.evidence().verdict(profile, c, weights, similarity))
                .min(Comparator.comparing(Verdict::status)
                        .thenComparingInt(v -> v.reasons().size()))
                .orElseGet(() -> new Verdict(
                        claim,
                        Status.UNSUPPORTED,
                        List.of(new Reason(Difference.NO_EVIDENCE, "there is no passage")),
                        null,
                        null,
                        0));
    }

    static Status status(List<Reason> reasons, String verifiedBy) {
        if (reasons.isEmpty()) {
            return verifiedBy.equals(VERIFIED) ? Status.SUPPORTED : Status.NEEDS_VERIFIED_SOURCE;
        }
        boolean nothing = reasons.stream().anyMatch(r -> r.difference() == Difference.NO_EVIDENCE);
        boolean contradicted =
                !nothing && reasons.stream().anyMatch(r -> r.difference().contradicts());
        return contradicted ? Status.CONTRADICTED : Status.UNSUPPORTED;
    }

    /** How near two texts are in meaning, cosine in [-1, 1]. */
    @FunctionalInterface
    public interface Similarity {
        /** The nearness of two texts. */
        double of(String one, String other);
    }
}
