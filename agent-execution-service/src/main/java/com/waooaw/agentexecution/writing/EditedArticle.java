package com.waooaw.agentexecution.writing;

import com.waooaw.agentexecution.writing.Article.Paragraph;
import com.waooaw.agentexecution.writing.Article.Role;
import com.waooaw.agentexecution.writing.Article.Section;
import com.waooaw.agentexecution.writing.Article.Sentence;
import com.waooaw.agentexecution.writing.text.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody has changed in the Markdown of an article, as an article of its own: so the checks of a draft read it like one.
 * What stayed as it was has been checked, and is not in it.
 */
public final class EditedArticle {

    private static final Set<String> TAIL = Set.of("Sources", "About this text");
    private static final Pattern MARKER = Pattern.compile("(?<!\\\\)\\[(\\d{1,3})]");
    private static final Pattern MARKERS_AFTER_END =
            Pattern.compile("([.!?][\"'\u2019\u201d)]*)((?:\\s*(?<!\\\\)\\[\\d{1,3}])+)");
    private static final Pattern DEFINITION = Pattern.compile("\\[\\d{1,3}]:\\s.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("(?:-{3,}|\\*{3,}|_{3,})");
    private static final Pattern ITEM = Pattern.compile("^(?:[-*+>]|\\d{1,3}[.)])\\s+");
    /** Two backslashes are one in the text and escape nothing. */
    private static final String UNESCAPED = "(?<!\\\\)(?:\\\\\\\\)*";

    private static final Pattern TAG = Pattern.compile(UNESCAPED + "</?[a-zA-Z!][^>]{0,200}>");
    private static final Pattern MARKUP = Pattern.compile(UNESCAPED + "<(?:[!?/]|(?!https?:|mailto:)[a-zA-Z])");
    private static final Pattern EMPHASIS = Pattern.compile("(?<!\\\\)[*_`~]+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_\\[\\]<>#|~.)+-])");

    private final Article written;
    private final Set<String> before;
    private final Map<Integer, List<String>> passages = new HashMap<>();
    private final Map<String, Sentence> known = new HashMap<>();
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<Section> headings = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> markup = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private boolean tail;

    private EditedArticle(Article written, String before) {
        this.written = written;
        this.before = before.lines().map(String::strip).collect(Collectors.toSet());
        written.sources().forEach(source -> passages.put(source.number(), source.passageIds()));
        written.sentences().forEach(sentence -> known.putIfAbsent(collapsed(sentence.text()), sentence));
    }

    /**
     * What is another's.
     *
     * @param article title, headings and sentences that are new; everything else as it was
     * @param sources lines that are new where the text says what it rests on and how it was made, which nobody can check
     * @param markup new lines with HTML in them: it could hide what follows, the disclaimer too
     */
    public record Changed(Article article, List<String> sources, List<String> markup) {

        public Changed {
            sources = List.copyOf(sources);
            markup = List.copyOf(markup);
        }
    }

    /**
     * Compares.
     *
     * @param before its Markdown, as it was written
     * @param title as it is now
     * @param after its Markdown, as it is now
     */
    public static Changed of(Article written, String before, String title, String after) {
        var edited = new EditedArticle(written, before);
        after.lines().map(String::strip).forEach(edited::line);
        edited.flush();
        return new Changed(edited.article(title), edited.sources, edited.markup);
    }

    private void line(String line) {
        var heading = HEADING.matcher(line);
        if (!before.contains(line) && MARKUP.matcher(line).find()) {
            markup.add(line);
        }
        if (line.isEmpty() || RULE.matcher(line).matches()) {
            flush();
        } else if (heading.matches()) {
            flush();
            tail = TAIL.contains(heading.group(1));
            if (!before.contains(line)) {
                headings.add(new Section(plain(heading.group(1)), List.of()));
            }
        } else if (before.contains(line)) {
            flush();
        } else if (tail || DEFINITION.matcher(line).matches()) {
            sources.add(plain(line));
        } else if (ITEM.matcher(line).find()) {
            flush();
            paragraph.append(ITEM.matcher(line).replaceFirst(""));
        } else {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
        }
    }

    private void flush() {
        var text = MARKERS_AFTER_END.matcher(paragraph).replaceAll("$2$1");
        paragraph.setLength(0);
        var sentences = Sentences.of(text).stream()
                .map(this::sentence)
                .filter(sentence -> !sentence.text().isEmpty() && !isKnown(sentence))
                .toList();
        if (!sentences.isEmpty()) {
            paragraphs.add(new Paragraph(sentences));
        }
    }

    /** With what it cites; a sentence that cites nothing may rest on anything the article rests on. */
    private Sentence sentence(String text) {
        var cited = new LinkedHashSet<String>();
        var marker = MARKER.matcher(text);
        boolean cites = false;
        while (marker.find()) {
            cites = true;
            var number = Integer.valueOf(marker.group(1));
            // a number that leads nowhere cites what nobody found
            cited.addAll(passages.getOrDefault(number, List.of("source " + number)));
        }
        if (!cites) {
            passages.values().forEach(cited::addAll);
        }
        return new Sentence(
                plain(MARKER.matcher(text).replaceAll("")), cites ? Role.CLAIM : Role.TRANSITION, List.copyOf(cited));
    }

    /** A sentence that only moved says what it said, if it names its sources still. */
    private boolean isKnown(Sentence sentence) {
        var as = known.get(sentence.text());
        return as != null && sentence.citations().containsAll(as.citations());
    }

    private Article article(String title) {
        return new Article(
                title,
                written.topic(),
                written.kind(),
                written.audience(),
                paragraphs.stream().flatMap(p -> p.sentences().stream()).toList(),
                headings,
                written.disclaimer(),
                written.sources(),
                written.requestedWords(),
                written.actualWords(),
                written.readingLevel(),
                written.generatedBy(),
                written.leftOut(),
                written.notes());
    }

    private static String plain(String markdown) {
        var text = TAG.matcher(markdown).replaceAll("");
        text = EMPHASIS.matcher(text).replaceAll("");
        return collapsed(ESCAPED.matcher(text).replaceAll("$1")).replaceAll(" ([.!?])", "$1");
    }

    private static String collapsed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
