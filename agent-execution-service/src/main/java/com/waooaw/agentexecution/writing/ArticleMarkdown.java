package com.waooaw.agentexecution.writing;

import com.waooaw.agentexecution.writing.Article.Section;
import com.waooaw.agentexecution.writing.Article.Sentence;
import com.waooaw.agentexecution.writing.Article.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** An article as Markdown for people; what comes from outside is escaped, so that it stays text. */
public final class ArticleMarkdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|~]");
    private static final Pattern LIST_START = Pattern.compile("^(\\d*)([.)+-])(?=\\s)");
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("https?://[\\w.~:/?#@!$&'+,;=%-]+");

    private final Article article;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private ArticleMarkdown(Article article) {
        this.article = article;
        article.sources().forEach(s -> s.passageIds().forEach(id -> numbers.put(id, s.number())));
    }

    /** The whole article; a number in brackets after a sentence leads to its source. */
    public static String of(Article article) {
        return new ArticleMarkdown(article).render();
    }

    /** The end of it: what readers are told about its limits, what it rests on, and how it was made. */
    public static String carried(Article article) {
        var markdown = new ArticleMarkdown(article);
        markdown.end();
        return markdown.out.toString();
    }

    private String render() {
        out.append("# ").append(escaped(article.title())).append("\n\n");
        paragraph(article.introduction());
        for (Section section : article.sections()) {
            out.append("## ").append(escaped(section.heading())).append("\n\n");
            section.paragraphs().forEach(p -> paragraph(p.sentences()));
        }
        out.append("---\n\n");
        end();
        return out.toString();
    }

    private void end() {
        out.append('*').append(escaped(article.disclaimer())).append("*\n\n");
        out.append("## Sources\n\n");
        article.sources().forEach(this::source);
        out.append("\n## About this text\n\n");
        out.append("- Words: ").append(article.actualWords()).append(" of ").append(article.requestedWords());
        out.append(" asked for\n- Reading level: grade ")
                .append(article.readingLevel().grade());
        out.append(" (Flesch-Kincaid)\n- Written by: ")
                .append(article.generatedBy())
                .append('\n');
        article.notes().forEach(note -> out.append("- ").append(escaped(note)).append('\n'));
        out.append('\n');
        article.sources().stream()
                .filter(s -> isAddress(s.address()))
                .forEach(s -> out.append('[')
                        .append(s.number())
                        .append("]: ")
                        .append(s.address())
                        .append('\n'));
    }

    private void paragraph(List<Sentence> sentences) {
        StringBuilder text = new StringBuilder();
        for (Sentence sentence : sentences) {
            text.append(text.isEmpty() ? "" : " ").append(escaped(sentence.text()));
            TreeSet<Integer> cited = new TreeSet<>();
            sentence.citations().forEach(id -> {
                Integer number = numbers.get(id);
                if (number != null) {
                    cited.add(number);
                }
            });
            if (!cited.isEmpty()) {
                cited.forEach(n -> text.append(" [").append(n).append(']'));
            }
        }
        out.append(LIST_START.matcher(text).replaceFirst("$1\\\\$2")).append("\n\n");
    }

    private void source(Source source) {
        out.append(source.number())
                .append(". ")
                .append(escaped(source.publisher()))
                .append(": *");
        out.append(escaped(source.document()))
                .append("*, “")
                .append(escaped(source.section()))
                .append("”. ");
        out.append(isAddress(source.address()) ? "<" + source.address() + ">" : escaped(source.address()));
        out.append(
                source.verifiedBy().equals("text")
                        ? " (checked against the source)"
                        : " (not yet checked against the source)");
        out.append('\n');
    }

    private static boolean isAddress(String address) {
        return PLAIN_ADDRESS.matcher(address).matches();
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(text.replaceAll("\\s+", " ").strip()).replaceAll("\\\\$0");
    }
}
