package com.waooaw.governance.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of the text that will be published. Only its place on the page is understood; the words stay as they are, so
 * that what is read is what is published.
 */
public record Line(Kind kind, String text) {

    /** What a line is. */
    public enum Kind {
        /** Title of the whole. */
        TITLE,
        /** Heading of a section. */
        HEADING,
        /** Heading below that. */
        SUBHEADING,
        /** Running text. */
        PARAGRAPH,
        /** Item of a list. */
        ITEM,
        /** Somebody else's words. */
        QUOTE
    }

    /** A class for the style sheet. */
    public String style() {
        return "line-" + kind.name().toLowerCase(Locale.ROOT);
    }

    /** The lines of a text in Markdown. */
    static List<Line> ofMarkdown(String markdown) {
        var lines = new ArrayList<Line>();
        var paragraph = new StringBuilder();
        for (var raw : markdown.split("\\R", -1)) {
            var line = raw.strip();
            var kind = kindOf(line);
            if (kind == Kind.PARAGRAPH && !line.isEmpty()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
                continue;
            }
            flush(paragraph, lines);
            if (kind != Kind.PARAGRAPH) {
                lines.add(new Line(kind, VisibleText.of(textOf(kind, line))));
            }
        }
        flush(paragraph, lines);
        return lines;
    }

    private static void flush(StringBuilder paragraph, List<Line> lines) {
        if (!paragraph.isEmpty()) {
            lines.add(new Line(Kind.PARAGRAPH, VisibleText.of(paragraph.toString())));
            paragraph.setLength(0);
        }
    }

    private static Kind kindOf(String line) {
        if (line.startsWith("# ")) {
            return Kind.TITLE;
        }
        if (line.startsWith("## ")) {
            return Kind.HEADING;
        }
        if (line.startsWith("###")) {
            return Kind.SUBHEADING;
        }
        if (line.startsWith("- ") || line.startsWith("* ") || line.matches("\\d{1,3}\\. .*")) {
            return Kind.ITEM;
        }
        return line.startsWith("> ") ? Kind.QUOTE : Kind.PARAGRAPH;
    }

    private static String textOf(Kind kind, String line) {
        return switch (kind) {
            case TITLE -> line.substring(2);
            case HEADING -> line.substring(3);
            case SUBHEADING -> line.replaceFirst("^#+ ?", "");
            case QUOTE -> line.substring(2);
            // a numbered item keeps its number: it is part of what is published
            case ITEM -> line.matches("[-*] .*") ? line.substring(2) : line;
            case PARAGRAPH -> line;
        };
    }
}
