package com.waooaw.agentexecution.writing.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into tokens. */
public final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?"
            + "|\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:'\\p{L}+)*|[^\\s\\p{Cntrl}]");

    private Tokens() {}

    /** The tokens of a text in order. */
    public static List<Token> of(String text) {
        String plain = normalise(text);
        Matcher matcher = TOKEN.matcher(plain);
        List<Token> tokens = new ArrayList<>();
        while (matcher.find()) {
            String found = matcher.group();
            String word = found.toLowerCase(Locale.ROOT);
            int start = matcher.start();
            boolean glued = start > 1 && plain.charAt(start - 1) == '-' && Character.isLetter(plain.charAt(start - 2));
            if (Character.isLetter(found.codePointAt(0))) {
                addWord(tokens, found, word, glued);
            } else if (Character.isDigit(found.charAt(0))) {
                tokens.add(new Token(found, word, word.replace(",", ""), Token.Kind.NUMBER, glued));
            } else {
                tokens.add(new Token(found, word, word, Token.Kind.MARK, glued));
            }
        }
        return tokens;
    }

    /** One form for what is written in several: quotes, dashes, spaces, ligatures, fractions. */
    public static String normalise(String text) {
        String spaced = text.replace("½", " 1/2").replace("¼", " 1/4").replace("¾", " 3/4");
        return Normalizer.normalize(spaced, Normalizer.Form.NFKC)
                .replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"')
                .replace('\u2010', '-')
                .replace('\u2011', '-')
                .replace('\u2013', '-')
                .replace('\u2014', '-')
                .replace('\u2212', '-')
                .replace('\u2044', '/');
    }

    /** {@code don't} is two words, {@code doctor's} is one. */
    private static void addWord(List<Token> tokens, String found, String word, boolean glued) {
        if (word.equals("cannot") || word.equals("can't")) {
            tokens.add(new Token(found, "can", "can", Token.Kind.WORD, glued));
            tokens.add(new Token("not", "not", "not", Token.Kind.WORD, false));
        } else if (word.equals("won't")) {
            tokens.add(new Token(found, "will", "will", Token.Kind.WORD, glued));
            tokens.add(new Token("not", "not", "not", Token.Kind.WORD, false));
        } else if (word.endsWith("n't")) {
            String verb = word.substring(0, word.length() - 3);
            tokens.add(new Token(found, verb, Stems.of(verb), Token.Kind.WORD, glued));
            tokens.add(new Token("not", "not", "not", Token.Kind.WORD, false));
        } else {
            int quote = word.indexOf('\'');
            String base = quote > 0 ? word.substring(0, quote) : word;
            tokens.add(new Token(found, base, Stems.of(base), Token.Kind.WORD, glued));
        }
    }
}
