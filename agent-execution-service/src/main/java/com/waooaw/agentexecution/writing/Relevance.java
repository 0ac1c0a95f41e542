package com.waooaw.agentexecution.writing;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.Article.LeftOut;
import com.waooaw.agentexecution.writing.Article.LeftOutReason;
import com.waooaw.agentexecution.writing.text.Addressed;
import com.waooaw.agentexecution.writing.text.Content;
import com.waooaw.agentexecution.writing.text.Sentences;
import com.waooaw.agentexecution.writing.text.Token;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the passages that speak about a brief's subject. The score of retrieval alone is no judge: the nearest passages
 * to a question the corpus cannot answer are near, too. So a passage names the subject, or it keeps using
 * the word pairs of those that do.
 */
final class Relevance {

    /** Cosine below which MiniLM has found nothing; the lexical fallback's scores are read the same way. */
    static final double SCORE_FLOOR = 0.15;

    /** Share of the passages naming the subject that must use a pair of words for it to belong to the subject. */
    private static final double COMPANION = 0.4;

    /** Share of the subject's words that is enough where no passage names all of them. */
    private static final double PARTLY = 0.66;

    /** A passage is about a subject when it is at least this much about it, compared with the one that is most. */
    private static final double FLOOR = 0.5;

    /** A passage that returns to a subject in so many sentences is about it, however long it is. */
    private static final int OFTEN = 3;

    /** Times the words asked for that the passages about the subject must have; not every sentence can be used. */
    private static final double ENOUGH = 2.0;

    private static final Pattern TYPE = Pattern.compile("\\btype ([12])\\b|\\b(gestational)\\b");
    private static final Set<String> WEAK = Content.of("type disease condition health healthy care life day everyday");

    private final Brief brief;
    private final Set<String> core;
    private final boolean broad;
    private final List<String> phrase;
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Relevance(Brief brief) {
        this.brief = brief;
        Set<String> subject = Content.of(brief.subject());
        subject.removeIf(WEAK::contains);
        this.core = subject.isEmpty() ? Content.of(brief.subject()) : subject;
        this.phrase = phrase(brief.subject());
        this.broad = Facet.namedIn(brief.topic()).isEmpty();
    }

    /** A name of several words, such as {@code high blood pressure}, must stand as one. */
    private static List<String> phrase(String subject) {
        List<Token> tokens = Tokens.of(subject);
        boolean name = tokens.size() <= 4 && tokens.stream().allMatch(Content::carries);
        return name ? Content.stems(tokens) : List.of();
    }

    /** The passages on the subject, best first, and the others with the reason. */
    static Selected select(Brief brief, List<Passage> passages) {
        return new Relevance(brief).run(passages);
    }

    private Selected run(List<Passage> passages) {
        Map<String, Passage> byId = new LinkedHashMap<>();
        passages.forEach(p -> byId.merge(p.passageId(), p, (a, b) -> a.score() >= b.score() ? a : b));
        List<Passage> candidates = new ArrayList<>();
        for (Passage passage : byId.values()) {
            if (Addressed.toAMachine(passage.text())) {
                leftOut.add(new LeftOut(passage.passageId(), LeftOutReason.ADDRESSES_A_MACHINE));
            } else if (speaksOfOthers(passage)) {
                leftOut.add(new LeftOut(passage.passageId(), LeftOutReason.OTHER_POPULATION));
            } else {
                candidates.add(passage);
            }
        }
        List<Passage> naming = candidates.stream().filter(p -> names(p, 1)).toList();
        double share = naming.isEmpty() ? PARTLY : 1;
        if (naming.isEmpty()) {
            naming = candidates.stream().filter(p -> names(p, PARTLY)).toList();
        }
        Set<String> companions = broad && phrase.size() < 2 && naming.size() >= 4 ? companions(naming) : Set.of();
        List<Passage> kept = new ArrayList<>();
        for (Passage passage : candidates) {
            boolean onTopic = passage.score() >= SCORE_FLOOR
                    && (names(passage, share)
                            || pairs(passage).stream()
                                            .filter(companions::contains)
                                            .count()
                                    >= 3);
            if (onTopic) {
                kept.add(passage);
            } else {
                leftOut.add(new LeftOut(passage.passageId(), LeftOutReason.OFF_TOPIC));
            }
        }
        Set<Passage> touching = touching(kept, companions);
        if (carried(kept, touching)) {
            kept.removeAll(touching);
            touching.forEach(p -> leftOut.add(new LeftOut(p.passageId(), LeftOutReason.OFF_TOPIC)));
        }
        kept.sort(Comparator.comparing((Passage p) -> touching.contains(p))
                .thenComparing(Comparator.comparingDouble(Passage::score).reversed())
                .thenComparing(Passage::passageId));
        Set<String> missing = new TreeSet<>(core);
        kept.forEach(p -> missing.removeAll(Content.of(p.document() + ". " + p.section() + ". " + p.text())));
        List<String> unanswered = Tokens.of(brief.subject()).stream()
                .filter(t -> missing.contains(t.stem()))
                .map(Token::word)
                .toList();
        return new Selected(List.copyOf(kept), List.copyOf(leftOut), unanswered);
    }

    /** The verified passages that only touch the subject, compared with the one that is most about it. */
    private Set<Passage> touching(List<Passage> kept, Set<String> companions) {
        Map<Passage, Double> about = new LinkedHashMap<>();
        kept.stream()
                .filter(p -> p.verifiedBy().equals(ExtractiveDrafter.VERIFIED))
                .forEach(p -> about.put(p, about(p, companions)));
        double best =
                about.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        about.values().removeIf(share -> share >= FLOOR * best);
        return about.keySet();
    }

    /** Whether the other passages carry the length asked for. */
    private boolean carried(List<Passage> kept, Set<Passage> touching) {
        int words = kept.stream()
                .filter(p -> !touching.contains(p) && p.verifiedBy().equals(ExtractiveDrafter.VERIFIED))
                .mapToInt(p -> ExtractiveDrafter.words(p.text()))
                .sum();
        return words >= ENOUGH * brief.requestedWords();
    }

    /** How much of a passage is about the subject: all of it where its document is, else the share of its sentences. */
    private double about(Passage passage, Set<String> companions) {
        if (speaks(passage.document(), companions)) {
            return 1;
        }
        List<String> sentences = Sentences.of(passage.text());
        long speaking = sentences.stream().filter(s -> speaks(s, companions)).count();
        return speaking >= OFTEN ? 1 : (double) speaking / Math.max(1, sentences.size());
    }

    private boolean speaks(String text, Set<String> companions) {
        List<Token> tokens = Tokens.of(text);
        List<String> stems = Content.stems(tokens);
        boolean named = phrase.size() > 1
                ? Collections.indexOfSubList(stems, phrase.subList(phrase.size() - 2, phrase.size())) >= 0
                : stems.stream().anyMatch(core::contains);
        return named || pairs(tokens).stream().anyMatch(companions::contains);
    }

    /** The words of the subject, or this share of them, in its titles, or twice in its text. */
    private boolean names(Passage passage, double share) {
        String titles = passage.document() + ". " + passage.section();
        if (phrase.size() > 1) {
            return namesPhrase(passage);
        }
        List<String> title = Content.stems(Tokens.of(titles));
        List<String> words = Content.stems(Tokens.of(titles + ". " + passage.text()));
        long named = core.stream()
                .filter(s ->
                        title.contains(s) || words.stream().filter(s::equals).count() >= 2)
                .count();
        return named > 0 && named >= share * core.size();
    }

    /** The whole name at least once, its last two words twice. */
    private boolean namesPhrase(Passage passage) {
        List<String> words =
                Content.stems(Tokens.of(passage.document() + ". " + passage.section() + ". " + passage.text()));
        String last = String.join(" ", phrase.subList(phrase.size() - 2, phrase.size()));
        return Collections.indexOfSubList(words, phrase) >= 0
                && pairs(passage).stream().filter(last::equals).count() >= 2;
    }

    /** Pairs of words such as {@code blood glucose} that many of the passages naming the subject use. */
    private static Set<String> companions(List<Passage> naming) {
        Map<String, Integer> counts = new HashMap<>();
        naming.forEach(p -> Set.copyOf(pairs(p)).forEach(pair -> counts.merge(pair, 1, Integer::sum)));
        counts.values().removeIf(count -> count < COMPANION * naming.size());
        return counts.keySet();
    }

    private static List<String> pairs(Passage passage) {
        return pairs(Tokens.of(passage.document() + ". " + passage.section() + ". " + passage.text()));
    }

    private static List<String> pairs(List<Token> tokens) {
        List<String> pairs = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (Content.carries(tokens.get(i - 1)) && Content.carries(tokens.get(i))) {
                pairs.add(tokens.get(i - 1).stem() + " " + tokens.get(i).stem());
            }
        }
        return pairs;
    }

    /** About another type of diabetes than the brief names, and not about the named one as well. */
    private boolean speaksOfOthers(Passage passage) {
        Matcher wanted = TYPE.matcher(brief.topic().toLowerCase(Locale.ROOT));
        if (!wanted.find()) {
            return false;
        }
        String text = (passage.document() + ". " + passage.section() + ". " + passage.text()).toLowerCase(Locale.ROOT);
        return !text.contains(wanted.group()) && TYPE.matcher(text).find();
    }

    /**
     * What is on topic, best first, and what is not.
     *
     * @param unanswered words of the subject that no kept passage has
     */
    record Selected(List<Passage> passages, List<LeftOut> leftOut, List<String> unanswered) {}
}
