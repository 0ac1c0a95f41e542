package com.waooaw.agentexecution.writing;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.Article.LeftOut;
import com.waooaw.agentexecution.writing.Article.LeftOutReason;
import com.waooaw.agentexecution.writing.Article.Paragraph;
import com.waooaw.agentexecution.writing.Article.Role;
import com.waooaw.agentexecution.writing.Article.Section;
import com.waooaw.agentexecution.writing.Article.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses which units of which passages make the article, within the words asked for: first something of each facet,
 * then more of each, never a unit that repeats another.
 */
final class Composition {

    /** A section below this many words says too little to stand alone. */
    private static final int WORDS_PER_SECTION = 70;

    /** What a reader misses most comes first when there is no room for everything. */
    private static final List<Facet> PRIORITY = List.of(
            Facet.FOOD,
            Facet.ACTIVITY,
            Facet.MEDICINES,
            Facet.TESTS,
            Facet.LEVELS,
            Facet.BODY,
            Facet.SUPPORT,
            Facet.CHECKUPS,
            Facet.DAILY,
            Facet.SIGNS,
            Facet.HABITS,
            Facet.WEIGHT,
            Facet.BASICS,
            Facet.RULES,
            Facet.MORE);

    private final Brief brief;
    private final Map<String, List<PassageUnits>> groups = new LinkedHashMap<>();
    private final Set<Unit> chosen = new HashSet<>();
    private final Set<Unit> opening = new HashSet<>();
    private final Duplicates duplicates = new Duplicates();
    private int words; // chosen so far

    private Composition(Brief brief, List<Passage> passages) {
        this.brief = brief;
        group(passages);
        open(passages);
        fill();
    }

    static Composition of(Brief brief, List<Passage> passages) {
        return new Composition(brief, passages);
    }

    List<Sentence> introduction() {
        return all().flatMap(p -> p.units().stream())
                .filter(opening::contains)
                .flatMap(u -> sentences(u).stream())
                .toList();
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        groups.forEach((heading, members) -> {
            List<Paragraph> paragraphs = new ArrayList<>();
            for (PassageUnits passage : members) {
                List<Sentence> sentences = passage.units().stream()
                        .filter(u -> chosen.contains(u) && !opening.contains(u))
                        .flatMap(u -> sentences(u).stream())
                        .toList();
                if (!sentences.isEmpty()) {
                    paragraphs.add(new Paragraph(sentences));
                }
            }
            if (!paragraphs.isEmpty()) {
                sections.add(new Section(heading, paragraphs));
            }
        });
        return sections;
    }

    /** The passages of which nothing is used or repeated. */
    List<LeftOut> leftOut() {
        return all().filter(p -> p.units().stream().noneMatch(chosen::contains))
                .map(p -> new LeftOut(
                        p.passage().passageId(),
                        p.units().stream().allMatch(duplicates::isRepeated)
                                ? LeftOutReason.DUPLICATE
                                : LeftOutReason.NO_ROOM))
                .toList();
    }

    private Stream<PassageUnits> all() {
        return groups.values().stream().flatMap(List::stream);
    }

    private List<Sentence> sentences(Unit unit) {
        return unit.sentences().stream()
                .map(text -> new Sentence(text, Role.CLAIM, duplicates.citations(text, unit.passageId())))
                .toList();
    }

    /** By facet where the passages speak of several; by their own sections where the topic is narrow. */
    private void group(List<Passage> passages) {
        Map<Facet, List<PassageUnits>> byFacet = new EnumMap<>(Facet.class);
        for (Passage passage : passages) {
            Facet facet = Facet.of(passage.document() + ". " + passage.section(), passage.text());
            byFacet.computeIfAbsent(facet, _ -> new ArrayList<>()).add(PassageUnits.of(passage, facet));
        }
        boolean narrow = byFacet.size() < 3 || !Facet.namedIn(brief.topic()).isEmpty();
        byFacet.forEach((facet, members) -> {
            members.sort(Comparator.comparingDouble(PassageUnits::rank).reversed());
            for (PassageUnits member : members) {
                String heading = narrow ? member.passage().section() : facet.heading();
                groups.computeIfAbsent(heading, _ -> new ArrayList<>()).add(member);
            }
        });
    }

    /** The introduction: how the passage that explains the subject begins. */
    private void open(List<Passage> passages) {
        PassageUnits first = all().filter(p -> p.facet() == Facet.BASICS)
                .findFirst()
                .or(() -> all().filter(p -> p.passage().equals(passages.getFirst()))
                        .findFirst())
                .orElseThrow();
        int room = Math.max(40, brief.requestedWords() / 8);
        for (Unit unit : first.units()) {
            if (words + unit.words() > room && !opening.isEmpty()) {
                break;
            }
            opening.add(unit);
            take(unit);
        }
    }

    private void fill() {
        int room = Math.max(1, (brief.requestedWords() - words) / WORDS_PER_SECTION);
        List<String> headings = groups.keySet().stream()
                .sorted(Comparator.comparingInt(this::rank))
                .limit(room)
                .toList();
        double total = headings.stream().mapToDouble(this::weight).sum();
        int available = brief.requestedWords() - words;
        for (String heading : headings) {
            double until = words + available * weight(heading) / total;
            int each = members(heading).size() > 3 ? 2 : 3;
            for (Unit unit : queue(heading, each)) {
                if (words < until && words + unit.words() <= until + 15) {
                    offer(unit);
                }
            }
        }
        for (int depth = 3; depth <= 9; depth += 3) {
            for (String heading : headings) {
                queue(heading, depth).forEach(this::offer);
            }
        }
    }

    /** A section with more passages gets more words, but not in proportion. */
    private double weight(String heading) {
        return Math.min(2, 1 + 0.25 * (members(heading).size() - 1));
    }

    private List<PassageUnits> members(String heading) {
        return groups.getOrDefault(heading, List.of());
    }

    private int rank(String heading) {
        return members(heading).stream()
                .mapToInt(m -> PRIORITY.indexOf(m.facet()))
                .min()
                .orElse(PRIORITY.size());
    }

    /** The best units of each passage of a section in turn. */
    private List<Unit> queue(String heading, int depth) {
        return members(heading).stream().flatMap(p -> p.best(depth).stream()).toList();
    }

    private void offer(Unit unit) {
        if (!chosen.contains(unit) && words + unit.words() <= brief.requestedWords() * 1.03) {
            take(unit);
        }
    }

    private void take(Unit unit) {
        if (duplicates.add(unit)) {
            chosen.add(unit);
            words += unit.words();
        }
    }
}
