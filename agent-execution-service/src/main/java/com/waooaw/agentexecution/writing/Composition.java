package com.waooaw.agentexecution.writing;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.Article.LeftOut;
import com.waooaw.agentexecution.writing.Article.LeftOutReason;
import com.waooaw.agentexecution.writing.Article.Paragraph;
import com.waooaw.agentexecution.writing.Article.Role;
import com.waooaw.agentexecution.writing.Article.Section;
import com.waooaw.agentexecution.writing.Article.Sentence;
import com.waooaw.agentexecution.writing.text.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
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

    /** Where many passages share a section, none takes it all. */
    private static final int PER_PASSAGE = 50;

    /** One sentence below this many words is no paragraph. */
    private static final int SHORT = 18;

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
    private final Map<Unit, Unit> chosen = new HashMap<>();
    private final Set<Unit> opening = new HashSet<>();
    private final Duplicates duplicates = new Duplicates();
    private int words;

    private Composition(Brief brief, List<Passage> passages, int words) {
        this.brief = brief;
        this.words = words;
        group(passages);
        open(passages);
        fill();
    }

    /** The composition, {@code words} being there already. */
    static Composition of(Brief brief, List<Passage> passages, int words) {
        return new Composition(brief, passages, words);
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
            List<List<Sentence>> parts = members.stream()
                    .map(this::used)
                    .sorted(Comparator.comparing(Composition::namesNothing))
                    .toList();
            for (List<Sentence> sentences : parts) {
                boolean stub = sentences.size() == 1
                        && ExtractiveDrafter.words(sentences.getFirst().text()) < SHORT;
                if (stub && !paragraphs.isEmpty()) {
                    Paragraph before = paragraphs.removeLast();
                    paragraphs.add(new Paragraph(Stream.concat(before.sentences().stream(), sentences.stream())
                            .toList()));
                } else if (!sentences.isEmpty()) {
                    paragraphs.add(new Paragraph(sentences));
                }
            }
            if (!paragraphs.isEmpty()) {
                sections.add(new Section(heading, paragraphs));
            }
        });
        return sections;
    }

    private List<Sentence> used(PassageUnits passage) {
        return passage.units().stream()
                .filter(u -> chosen.containsKey(u) && !opening.contains(u))
                .flatMap(u -> sentences(u).stream())
                .toList();
    }

    /** What names a term comes before what uses it. */
    private static boolean namesNothing(List<Sentence> sentences) {
        return sentences.stream().noneMatch(s -> s.text().startsWith("This is called"));
    }

    /** The passages of which nothing is used or repeated. */
    List<LeftOut> leftOut() {
        return all().filter(p -> p.units().stream().noneMatch(chosen::containsKey))
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
        return chosen.getOrDefault(unit, unit).sentences().stream()
                .map(text -> new Sentence(text, Role.CLAIM, duplicates.citations(text, unit.passageId())))
                .toList();
    }

    /** By facet where the passages speak of several; by their own sections where the topic is narrow. */
    private void group(List<Passage> passages) {
        Set<String> focus = Facet.focus(brief.topic());
        List<PassageUnits> cut = new ArrayList<>();
        for (Passage passage : passages) {
            cut.add(PassageUnits.of(passage, Facet.of(passage)).focused(focus));
        }
        explain(cut);
        Map<Facet, List<PassageUnits>> byFacet = new EnumMap<>(Facet.class);
        cut.forEach(
                p -> byFacet.computeIfAbsent(p.facet(), _ -> new ArrayList<>()).add(p));
        boolean narrow = byFacet.size() < 3 || !focus.isEmpty();
        byFacet.forEach((facet, members) -> {
            members.sort(Comparator.comparingDouble(PassageUnits::rank).reversed());
            for (PassageUnits member : members) {
                String heading = narrow ? member.passage().section() : facet.heading();
                groups.computeIfAbsent(heading, _ -> new ArrayList<>()).add(member);
            }
        });
    }

    /** Where no passage is about the basics, the one that says what the subject is takes their place. */
    private void explain(List<PassageUnits> passages) {
        Set<String> subject = Content.of(brief.subject());
        boolean explained = passages.stream().anyMatch(p -> p.facet() == Facet.BASICS);
        for (int i = 0; i < passages.size() && !explained; i++) {
            if (passages.get(i).defines(subject)) {
                passages.set(i, passages.get(i).as(Facet.BASICS));
                explained = true;
            }
        }
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
            take(unit, unit);
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
            int each = members(heading).size() > 2 ? 1 : 3;
            for (Unit unit : queue(heading, each)) {
                if (words < until) {
                    int left = (int) until + 15 - words;
                    offer(unit, each == 1 ? Math.min(left, PER_PASSAGE) : left);
                }
            }
        }
        for (int depth = 2; depth <= 9; depth++) {
            for (String heading : headings) {
                queue(heading, depth).forEach(unit -> offer(unit, brief.requestedWords()));
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

    /** Takes a unit, or as much of its beginning as there is room for. */
    private void offer(Unit unit, int room) {
        int most = (int) Math.min(room, brief.requestedWords() * 1.03 - words);
        Unit fitting = unit.within(most);
        if (!chosen.containsKey(unit) && !fitting.sentences().isEmpty()) {
            take(unit, fitting);
        }
    }

    private void take(Unit unit, Unit kept) {
        if (duplicates.add(kept)) {
            chosen.put(unit, kept);
            words += kept.words();
        }
    }
}
