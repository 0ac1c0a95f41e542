package com.waooaw.agentexecution.writing.check;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.check.FactChecker.Similarity;
import com.waooaw.agentexecution.writing.check.Verdict.Difference;
import com.waooaw.agentexecution.writing.check.Verdict.Reason;
import com.waooaw.agentexecution.writing.text.Quantity;
import com.waooaw.agentexecution.writing.text.Sentences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A passage cut into windows of one and two sentences, each of which may carry a claim. */
final class PassageEvidence {

    /** Share of a claim's content that the evidence must have. Chosen on the committed set. */
    private static final double ENOUGH = 0.62;

    /** Share that is enough where the meanings are near. */
    private static final double ENOUGH_WHEN_NEAR = 0.45;

    private static final double NEAR = 0.8;

    /** What a second sentence must add to be taken as evidence together with the first: two sentences agree with more. */
    private static final double WORTH_TWO = 0.1;

    /** One sentence that says it all is better evidence than two that do so together. */
    private static final double FAR = 0.15;

    private static final Pattern CLAUSE =
            Pattern.compile("\\s*(?:[;:]|, (?:and|but|so|because|which|while)|\\bbecause\\b)\\s*");

    private final Passage passage;
    private final Lexicon lexicon;
    private final Profile profile;
    private final List<Profile> sentences = new ArrayList<>();
    private final List<Profile> pairs = new ArrayList<>();

    PassageEvidence(Passage passage, Lexicon lexicon) {
        this.passage = passage;
        this.lexicon = lexicon;
        String titles = passage.document() + ". " + passage.section() + ". ";
        this.profile = Profile.of(titles + passage.text(), lexicon);
        List<String> texts = Sentences.of(passage.text());
        for (int i = 0; i < texts.size(); i++) {
            sentences.add(Profile.of(texts.get(i), lexicon));
            if (i + 1 < texts.size()) {
                pairs.add(Profile.of(texts.get(i) + " " + texts.get(i + 1), lexicon));
            }
        }
    }

    Profile profile() {
        return profile;
    }

    /** The windows that may carry the claim. */
    List<Candidate> candidates(Profile claim, Weights weights) {
        List<Candidate> candidates = new ArrayList<>();
        double alone = 0;
        for (Profile window : sentences) {
            double coverage = coverage(claim, claim.content(), window, weights);
            alone = Math.max(alone, coverage);
            candidates.add(new Candidate(this, window, coverage, coverage + 0.15 * sharedNumbers(claim, window)));
        }
        for (Profile window : pairs) {
            double coverage = coverage(claim, claim.content(), window, weights);
            if (coverage > alone + WORTH_TWO) {
                double nearness = coverage + 0.15 * sharedNumbers(claim, window) - FAR;
                candidates.add(new Candidate(this, window, coverage, nearness));
            }
        }
        return candidates;
    }

    /** What a window makes of the claim. */
    Verdict verdict(Profile claim, Candidate candidate, Weights weights, @Nullable Similarity similarity) {
        Profile window = candidate.window();
        double coverage = candidate.coverage();
        List<Reason> reasons = new ArrayList<>();
        boolean near = similarity != null
                && coverage >= ENOUGH_WHEN_NEAR
                && similarity.of(claim.text(), window.text()) >= NEAR;
        boolean scant = claim.content().size() < 2 && !window.text().contains(claim.text());
        if ((coverage < ENOUGH || scant) && !near) {
            reasons.add(new Reason(Difference.NO_EVIDENCE, "the passage has too little of the claim"));
        } else {
            String clause = alienClause(claim, window, weights);
            String alien = clause == null ? alienSubject(claim, weights) : clause;
            if (alien != null && !near) {
                reasons.add(new Reason(Difference.NO_EVIDENCE, "the passage does not say: \"" + alien + "\""));
            }
        }
        reasons.addAll(Comparison.of(claim, window, profile, lexicon));
        return new Verdict(
                claim.text(),
                FactChecker.status(reasons, passage.verifiedBy()),
                reasons,
                passage.passageId(),
                window.text(),
                Math.round(coverage * 100) / 100.0);
    }

    /** Share of the claim's numbers that the window has; half for the same digits with another unit. */
    private static double sharedNumbers(Profile claim, Profile window) {
        double shared = 0;
        for (Quantity quantity : claim.quantities()) {
            if (window.quantities().stream().anyMatch(quantity::sameAs)) {
                shared++;
            } else if (window.quantities().stream().anyMatch(q -> q.sameDigits(quantity))) {
                shared += 0.5;
            }
        }
        return claim.quantities().isEmpty() ? 0 : shared / claim.quantities().size();
    }

    /** Words of the window count in full, words elsewhere in the passage and its titles for a part. */
    private double coverage(Profile claim, Set<String> content, Profile window, Weights weights) {
        double all = 0;
        double covered = 0;
        for (String concept : content) {
            double weight = weights.of(concept);
            all += weight;
            if (window.content().contains(concept) || claim.turns(concept, window)) {
                covered += weight;
            } else if (profile.content().contains(concept)) {
                covered += weight * 0.5;
            }
        }
        return all == 0 ? 0 : covered / all;
    }

    /** What the claim speaks of first, where the passage never speaks of it. */
    private @Nullable String alienSubject(Profile claim, Weights weights) {
        return claim.content().stream()
                .filter(c -> !weights.isLight(c))
                .findFirst()
                .filter(c -> !profile.content().contains(c))
                .orElse(null);
    }

    /** A clause of the claim most of which is nowhere in the passage. */
    private @Nullable String alienClause(Profile claim, Profile window, Weights weights) {
        for (String clause : CLAUSE.split(claim.text(), -1)) {
            Set<String> content = new HashSet<>(Profile.of(clause, lexicon).content());
            content.removeIf(weights::isLight);
            if (content.size() >= 2 && coverage(claim, content, window, weights) < 0.4) {
                return clause;
            }
        }
        return null;
    }

    /**
     * A window that may carry a claim.
     *
     * @param coverage share of the claim's content that it has
     * @param nearness how likely the claim was taken from it
     */
    record Candidate(PassageEvidence evidence, Profile window, double coverage, double nearness) {}
}
