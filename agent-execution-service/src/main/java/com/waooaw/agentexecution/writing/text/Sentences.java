package com.waooaw.agentexecution.writing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts text into sentences. */
public final class Sentences {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "dr", "mr", "mrs", "ms", "vs", "etc", "u.s", "u.k", "fig", "approx", "min", "prof", "st",
            "jr", "a.m", "p.m", "al", "inc", "cf");

    private Sentences() {}

    /** The sentences of a text in order, white space collapsed. */
    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paragraph = c == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (paragraph || (isEnd(c) && endsHere(text, start, i))) {
                int end = paragraph ? i : afterClosing(text, i + 1);
                add(sentences, text.substring(start, end));
                start = end;
                i = Math.max(i, end - 1);
            }
        }
        add(sentences, text.substring(start));
        return sentences;
    }

    private static boolean isEnd(char c) {
        return c == '.' || c == '!' || c == '?';
    }

    private static boolean endsHere(String text, int start, int at) {
        int after = afterClosing(text, at + 1);
        if (after >= text.length()) {
            return true;
        }
        if (!Character.isWhitespace(text.charAt(after))) {
            return false;
        }
        int next = after;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
            return false;
        }
        return text.charAt(at) != '.' || !ABBREVIATIONS.contains(lastWord(text, start, at));
    }

    private static String lastWord(String text, int start, int at) {
        int from = at;
        while (from > start && !Character.isWhitespace(text.charAt(from - 1)) && text.charAt(from - 1) != '(') {
            from--;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private static int afterClosing(String text, int from) {
        int end = from;
        while (end < text.length() && "\"'\u2019\u201d).!?".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static void add(List<String> sentences, String candidate) {
        String sentence = candidate.strip().replaceAll("\\s+", " ");
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }
}
