package com.waooaw.agentexecution.writing;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.Article.LeftOut;
import com.waooaw.agentexecution.writing.Article.LeftOutReason;
import com.waooaw.agentexecution.writing.Article.Role;
import com.waooaw.agentexecution.writing.Article.Sentence;
import com.waooaw.agentexecution.writing.Article.Source;
import com.waooaw.agentexecution.writing.Drafter.Draft.Declined;
import com.waooaw.agentexecution.writing.Drafter.Draft.Written;
import com.waooaw.agentexecution.writing.text.ReadingLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Composes an article of the passages' own sentences: it chooses, orders and cites, and writes nothing that is not
 * there. The drafter of last resort, and the one that needs no model.
 */
public final class ExtractiveDrafter implements Drafter {

    static final String VERIFIED = "text";

    private static final String DISCLAIMER =
            "This article is for general education. It does not replace the advice of a doctor or health care team.";

    @Override
    public String id() {
        return "extractive-composer/1";
    }

    @Override
    public Draft draft(Brief brief, List<Passage> passages) {
        Relevance.Selected selected = Relevance.select(brief, passages);
        List<LeftOut> leftOut = new ArrayList<>(selected.leftOut());
        List<Passage> verified = new ArrayList<>();
        for (Passage passage : selected.passages()) {
            if (passage.verifiedBy().equals(VERIFIED)) {
                verified.add(passage);
            } else {
                leftOut.add(new LeftOut(passage.passageId(), LeftOutReason.NOT_VERIFIED));
            }
        }
        if (selected.passages().isEmpty()) {
            return new Declined(
                    Cause.NOTHING_ON_TOPIC, "The knowledge of this industry holds nothing on this topic.", leftOut);
        }
        if (verified.isEmpty()) {
            return new Declined(
                    Cause.NOTHING_VERIFIED,
                    "What is known on this topic has not been checked against its sources yet.",
                    leftOut);
        }
        String opening = "This article is about " + Headings.inSentence(brief.topic()) + ".";
        Composition composition = Composition.of(brief, verified, words(opening));
        leftOut.addAll(composition.leftOut());
        return new Written(article(brief, opening, verified, composition, leftOut, selected.unanswered()));
    }

    private Article article(
            Brief brief,
            String opening,
            List<Passage> passages,
            Composition composition,
            List<LeftOut> leftOut,
            List<String> unanswered) {
        List<Sentence> introduction = new ArrayList<>();
        introduction.add(new Sentence(opening, Role.TRANSITION, List.of()));
        introduction.addAll(composition.introduction());
        List<Sentence> all = Stream.concat(
                        introduction.stream(),
                        composition.sections().stream()
                                .flatMap(s -> s.paragraphs().stream())
                                .flatMap(p -> p.sentences().stream()))
                .toList();
        int words = all.stream().mapToInt(s -> words(s.text())).sum();
        ReadingLevel level = ReadingLevel.of(all.stream().map(Sentence::text).toList());
        return new Article(
                Headings.title(brief.topic()),
                brief.topic(),
                brief.kind(),
                brief.audience(),
                introduction,
                composition.sections(),
                DISCLAIMER,
                sources(all, passages),
                brief.requestedWords(),
                words,
                level,
                id(),
                leftOut,
                notes(brief, words, level, unanswered));
    }

    private static List<String> notes(Brief brief, int words, ReadingLevel level, List<String> unanswered) {
        List<String> notes = new ArrayList<>(brief.notes());
        if (!unanswered.isEmpty()) {
            notes.add("The sources say nothing about: " + String.join(", ", unanswered) + ".");
        }
        if (words < brief.requestedWords() * 0.9) {
            notes.add("The sources carry " + words + " of the " + brief.requestedWords()
                    + " words asked for; nothing was added to reach the number.");
        }
        if (level.grade() > ReadingLevel.PATIENT_GRADE) {
            notes.add("The reading level is grade " + level.grade() + "; patient education aims at grade 7 or lower.");
        }
        return notes;
    }

    /** One source for all passages of one section of one document, numbered by first use. */
    private static List<Source> sources(List<Sentence> sentences, List<Passage> passages) {
        Map<String, Passage> byId = new LinkedHashMap<>();
        passages.forEach(p -> byId.put(p.passageId(), p));
        Map<List<String>, List<Passage>> cited = new LinkedHashMap<>();
        sentences.stream().flatMap(s -> s.citations().stream()).distinct().forEach(id -> {
            Passage passage = byId.get(id);
            if (passage != null) {
                List<String> key =
                        List.of(passage.document(), passage.section(), passage.address(), passage.verifiedBy());
                cited.computeIfAbsent(key, _ -> new ArrayList<>()).add(passage);
            }
        });
        List<Source> sources = new ArrayList<>();
        cited.values().forEach(same -> {
            Passage first = same.getFirst();
            sources.add(new Source(
                    sources.size() + 1,
                    same.stream().map(Passage::passageId).toList(),
                    first.document(),
                    first.section(),
                    first.publisher(),
                    first.address(),
                    first.verifiedBy()));
        });
        return sources;
    }

    static int words(String text) {
        return (int) Stream.of(text.split("\\s+", -1)).filter(w -> !w.isBlank()).count();
    }
}
