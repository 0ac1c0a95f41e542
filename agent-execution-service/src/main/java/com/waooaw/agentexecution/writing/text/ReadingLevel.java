package com.waooaw.agentexecution.writing.text;

import java.util.List;

/**
 * How hard a text is to read.
 *
 * @param grade Flesch-Kincaid grade level, the school year a reader needs; one decimal
 * @param words counted
 * @param sentences counted
 */
public record ReadingLevel(double grade, int words, int sentences) {

    /** What patient education asks for: grade 7 or lower. */
    public static final double PATIENT_GRADE = 7.0;

    /** The level of the sentences; grade 0 where there are no words. */
    public static ReadingLevel of(List<String> sentences) {
        int words = 0;
        int syllables = 0;
        for (String sentence : sentences) {
            for (Token token : Tokens.of(sentence)) {
                if (token.isWord() || token.isNumber()) {
                    words++;
                    syllables += token.isNumber() ? 1 : syllables(token.word());
                }
            }
        }
        if (words == 0) {
            return new ReadingLevel(0, 0, sentences.size());
        }
        double grade = 0.39 * words / sentences.size() + 11.8 * syllables / words - 15.59;
        return new ReadingLevel(Math.max(0, Math.round(grade * 10) / 10.0), words, sentences.size());
    }

    /** Syllables of an English word by its vowel groups; at least one. */
    static int syllables(String word) {
        int count = 0;
        boolean inVowels = false;
        for (int i = 0; i < word.length(); i++) {
            boolean vowel = "aeiouy".indexOf(word.charAt(i)) >= 0;
            if (vowel && !inVowels) {
                count++;
            }
            inVowels = vowel;
        }
        boolean silentE = word.endsWith("e") && !word.endsWith("le") && !word.endsWith("ee");
        boolean silentEd =
                word.endsWith("ed") && !word.endsWith("ted") && !word.endsWith("ded") && !word.endsWith("eed");
        boolean silentEs =
                word.endsWith("es") && !word.matches(".*(ses|xes|zes|ches|shes|ges|ces|ies|oes|tes)") && count > 1;
        if ((silentE || silentEd) && count > 1) {
            count--;
        } else if (silentEs || (word.endsWith("tes") && count > 1 && !word.endsWith("betes"))) {
            count--;
        }
        if (word.endsWith("ia") || word.endsWith("io") || word.contains("iet") || word.contains("eopa")) {
            count++;
        }
        return Math.max(1, count);
    }
}
