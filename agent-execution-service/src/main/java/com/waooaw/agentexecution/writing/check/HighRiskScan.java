package com.waooaw.agentexecution.writing.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.agentexecution.writing.Article.Source;
import com.waooaw.agentexecution.writing.text.Addressed;
import com.waooaw.agentexecution.writing.text.PersonalData;
import com.waooaw.agentexecution.writing.text.Sentences;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what the healthcare writer may never publish. Source: domain.md 4.4, the cannot-do list.
 *
 * <p>It reads everything a reader would see: title, headings, sentences, notes and sources of an article, or any text with
 * its captions and footnotes. Any finding blocks publication.
 */
public final class HighRiskScan {

    private static final Map<Risk, Pattern> PATTERNS = new EnumMap<>(
            Map.of(
                    Risk.DIAGNOSES,
                    pattern(
                            "\\b(?:you|your (?:child|baby|mother|father|son|daughter|husband|wife)) (?:probably |likely |certainly |definitely |clearly |surely )?"
                                    + "(?:have|has|are|is|suffers? from) (?:got |suffering from |an? case of |signs of )?(?:type [12] )?(?:an? )?"
                                    + "(?:diabetes|diabetic|cancer|asthma|depression|depressed|hypertension|pneumonia|covid|infection|heart (?:disease|failure|attack)|stroke|flu|hypoglycemia|anemia|arthritis|copd)\\b"
                                    + "(?![^.]*\\b(?:ask|should|talk|call|check|may|can)\\b)"
                                    + "|\\b(?:your|these|those) symptoms (?:mean|prove|show|confirm) (?:that )?you\\b"
                                    + "|\\bour diagnosis\\b|\\b(?:i|we) (?:can )?diagnose\\b|\\bno need (?:to see|for) a doctor\\b|\\bdiagnose yourself\\b"
                                    + "|\\byou (?:do not|don't) need (?:to see )?(?:a |your )?(?:doctor|blood test)\\b"),
                    Risk.PRESCRIBES,
                    pattern(
                            "\\b(?:take|use|inject|start with|give (?:him|her|them|your child)|swallow|increase (?:it |the dose |your dose )?to|reduce (?:it |the dose |your dose )?to)"
                                    + "\\s(?:\\w+\\s){0,4}\\d[\\d.,]*\\s?(?:mg|mcg|micrograms?|milligrams?|ml|units?|tablets?|pills?|capsules?)\\b(?!\\s+of (?:carbohydrate|sugar|honey|glucose))(?! of glucose)"
                                    + "|\\b(?:stop|skip|double|halve|increase|reduce|change|lower|raise) (?:taking )?(?:your |the )(?:\\w+ )?(?:dose|dosage|insulin|metformin|medicines?|medications?|pills|tablets|statin)\\b"
                                    + "(?![^.]*\\b(?:without|unless|until|before|ask|doctor|provider|team|pharmacist)\\b)"
                                    + "|\\b(?:we|i) (?:prescribe|recommend taking)\\b|\\bwithout a prescription, (?:take|buy|order)\\b"
                                    + "|\\b(?:instead of|replaces?|no longer need) (?:your |the |taking )(?:prescribed |prescription )?(?:medicines?|medications?|insulin|drugs?)\\b"),
                    Risk.UNAPPROVED_USE,
                    pattern(
                            "\\boff[- ]label\\b|\\bunapproved (?:use|drug|treatment|therapy|device)s?\\b|\\bnot (?:yet )?(?:approved|cleared) by the (?:fda|food and drug)"
                                    + "|\\bexperimental (?:drug|treatment|therapy|therapies|cure|vaccine|medicine)s?\\b|\\binvestigational\\b|\\bcompassionate use\\b|\\bstem[- ]cell (?:cure|therapy)\\b"
                                    + "|\\bstill in (?:clinical )?trials?\\b"),
                    Risk.PROMISES,
                    pattern(
                            "\\b(?:cures?|cured|heals?|reverses?|eliminates?|gets? rid of) (?:\\w+ ){0,2}(?:diabetes|cancer|asthma|hiv|aids|alzheimer\\S*|autism|arthritis|depression|disease)\\b"
                                    + "|\\b(?:miracle|guaranteed?|100 ?(?:%|percent) (?:safe|effective)|completely safe|no side effects|risk[- ]free|instant(?:ly)? cure|secret cure)\\b|\\bsafe for everyone\\b|\\bworks for everyone\\b")));

    /** What turns a promise into its denial, close before it. */
    private static final Pattern DENIED = Pattern.compile(
            "\\b(?:no|not|never|cannot|nothing|avoids?|without|beware of)\\b[^.;]{0,40}$", Pattern.CASE_INSENSITIVE);

    private HighRiskScan() {}

    /** Findings in all that a reader of the article sees. */
    public static List<Finding> scan(Article article) {
        List<Finding> findings = new ArrayList<>(scan("title", article.title()));
        article.sentences().forEach(s -> findings.addAll(scan("text", s.text())));
        article.sections().forEach(s -> findings.addAll(scan("heading", s.heading())));
        article.notes().forEach(n -> findings.addAll(scan("note", n)));
        findings.addAll(scan("disclaimer", article.disclaimer()));
        for (Source source : article.sources()) {
            findings.addAll(scan("source", source.document() + ". " + source.section() + ". " + source.publisher()));
        }
        return List.copyOf(findings);
    }

    /** Findings in a text: body, caption or footnote, named by {@code place}. */
    public static List<Finding> scan(String place, String text) {
        List<Finding> findings = new ArrayList<>();
        String plain = Tokens.normalise(text).replaceAll("[\\p{Cf}]", "");
        for (String sentence : Sentences.of(plain)) {
            PATTERNS.forEach((risk, pattern) -> {
                Matcher matcher = pattern.matcher(sentence);
                if (matcher.find() && !isDenied(risk, sentence, matcher.start())) {
                    findings.add(new Finding(risk, place, excerpt(sentence)));
                }
            });
            if (Addressed.toAMachine(sentence)) {
                findings.add(new Finding(Risk.ADDRESSES_A_MACHINE, place, excerpt(sentence)));
            }
        }
        PersonalData.in(plain)
                .forEach(found ->
                        findings.add(new Finding(Risk.PERSONAL_DATA, place, found.kind() + ": " + found.excerpt())));
        return List.copyOf(findings);
    }

    private static boolean isDenied(Risk risk, String sentence, int start) {
        return risk != Risk.UNAPPROVED_USE
                && DENIED.matcher(sentence.substring(0, start)).find();
    }

    private static String excerpt(String sentence) {
        return sentence.length() <= 160 ? sentence : sentence.substring(0, 160) + "…";
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** What may not be published. */
    public enum Risk {
        /** It tells a reader what illness he or she has. */
        @JsonProperty("diagnoses")
        DIAGNOSES,
        /** It tells a reader which dose to take, or to stop or change a medicine. */
        @JsonProperty("prescribes")
        PRESCRIBES,
        /** It speaks for uses that no authority has approved. */
        @JsonProperty("unapproved_use")
        UNAPPROVED_USE,
        /** It promises a cure or safety for all. */
        @JsonProperty("promises")
        PROMISES,
        /** It may identify a person. */
        @JsonProperty("personal_data")
        PERSONAL_DATA,
        /** It gives orders to a machine instead of telling a reader something. */
        @JsonProperty("addresses_a_machine")
        ADDRESSES_A_MACHINE
    }

    /**
     * A finding.
     *
     * @param place where: {@code title}, {@code text}, {@code heading}, {@code caption}, {@code footnote} …
     * @param excerpt of the sentence; of personal data only the first characters
     */
    public record Finding(Risk risk, String place, String excerpt) {}
}
