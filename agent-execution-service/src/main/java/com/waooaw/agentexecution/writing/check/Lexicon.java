package com.waooaw.agentexecution.writing.check;

import com.waooaw.agentexecution.writing.text.Token;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What words mean the same, what words are opposites and what words cannot stand for each other. Hand-made for patient
 * education; a line is {@code concept = phrase | phrase}.
 */
final class Lexicon {

    private static final String SAME = """
            doctor = doctor | physician | health care provider | healthcare provider | health care team | healthcare team
            doctor = care team | clinician | health professional | health care professional | provider | gp
            medicine = medicine | medication | drug | medicinal product
            pill = pill | tablet
            exercise = exercise | physical activity | activity | workout | physically active | being active | moving | sport
            glucose = blood sugar | blood glucose | glucose | sugar level | glucose level | blood sugar level | blood glucose level
            hypoglycemia = hypoglycemia | hypoglycaemia | low blood sugar | low blood glucose | blood sugar too low
            hyperglycemia = hyperglycemia | hyperglycaemia | high blood sugar | high blood glucose
            hypertension = hypertension | high blood pressure
            a1c = a1c | hba1c | a1c level | a1c result
            carbohydrate = carbohydrate | carb
            check = check | test | measure | monitor | examine | exam | screening | track
            begin = begin | start | commence
            stop = stop | quit | cease | discontinue
            keep = keep | maintain | continue | remain | stay
            dangerous = dangerous | harmful | hazardous | risky
            important = important | vital | crucial | essential | key
            usual = usually | typically | generally | normally | commonly | common
            cause = cause | lead to | result in | bring on | trigger | produce | create
            make = make | produce
            damage = damage | harm | injure | hurt | injury
            advise = advise | recommend | suggest | recommendation | advice
            ask = ask | talk | speak | discuss | consult | tell | inform
            eat = eat | consume | eating
            drink = drink | beverage
            urinate = urinate | pass urine | passing urine | urination
            tired = tired | tiredness | fatigue | exhausted
            smoke = smoke | smoking | tobacco | cigarette
            alcohol = alcohol | alcoholic
            immediate = right away | immediately | at once | straight away | promptly | prompt
            quick = quickly | quick | rapid | rapidly | swift | quick-acting
            avoid = avoid | keep away from | stay away from
            prevent = prevent | prevention | ward off | protect against
            protect = protect | protection | safeguard
            treat = treat | treatment | therapy
            manage = manage | control | handle | cope | managing
            lifestyle = lifestyle | way of life
            illness = illness | disease | sickness | sick | ill
            sign = sign | symptom
            issue = problem | trouble | issue | difficulty
            overweight = overweight | excess weight | obese | obesity
            heart disease = heart disease | cardiovascular disease
            kidney = kidney | renal
            foot = foot
            eyesight = eyesight | vision | sight
            dietitian = dietitian | nutritionist
            dentist = dentist
            emergency = emergency | urgent
            goal = goal | target | aim
            average = average | mean level
            serving = serving | portion
            different = different | differ | vary | varies
            choose = choose | pick | select
            use = use | using | employ
            able = able | can
            get = get | receive
            give = give | administer
            catch = catch | get
            death = death | die | fatal | deadly | dead
            spread = spread | pass on | transmit
            sufficient = enough | sufficient
            pressure = pressure
            thirst = thirst | thirsty
            hunger = hunger | hungry
            shaky = shaky | shakiness | trembling
            sweat = sweat | sweating
            slow = slow | slowly
            long = long | lengthy
            simple = simple | easy
            show = show | indicate | reveal | tell
            fasting = fast | fasting | without food | not eat | nothing eaten | nothing is eaten | not eaten
            united states = united states | american | america | us | usa
            """;

    /** Opposites on one axis: words before the bar go one way, words after it the other. */
    private static final String OPPOSITE = """
            amount: increase raise rise grow boost gain elevate high higher above more greater | decrease reduce fall drop shrink decline lower low below less fewer
            order: before beforehand prior | after afterwards following
            quality: better improve improvement ease relieve | worse worsen
            outcome: prevent protect avoid | cause
            pace: quick rapid | slow
            wellness: safe harmless | dangerous harmful
            wet: dry | wet moist
            heat: hot heat warm | cold cool
            need: need require must should | optional unnecessary
            begin: begin | stop
            early: early soon | late
            end: first | last final
            size: large big | small tiny
            reverse: reverse
            allow: allow permit | forbid ban prohibit
            """;

    /** Members of one line cannot stand for each other. */
    private static final String APART = """
            glucose state: hypoglycemia | hyperglycemia
            medicine: metformin | insulin | aspirin | glucagon | statin | ibuprofen | acetaminophen | antibiotic | vaccine | naproxen | warfarin
            organ: foot | eye | kidney | heart | nerve | tooth | gum | liver | pancreas | lung | skin | brain | bladder | bone | joint
            nutrient: carbohydrate | fat | protein | fiber | salt | sodium | vitamin
            drink: water | juice | soda | coffee | tea | milk
            measure: a1c | cholesterol | blood pressure | creatinine | albumin
            illness: heart attack | stroke | diabetes | asthma | cancer | hypertension | flu | hepatitis
            germ: virus | bacteria
            lipoprotein: ldl | hdl
            """;

    private final Map<String, List<Phrase>> phrases = new HashMap<>();
    private final Map<String, Pole> poles = new HashMap<>();
    private final Map<String, String> families = new HashMap<>();

    Lexicon() {
        SAME.lines().forEach(line -> {
            int equals = line.indexOf('=');
            String concept = line.substring(0, equals).strip();
            for (String phrase : line.substring(equals + 1).split("\\|", -1)) {
                add(concept, phrase);
            }
        });
        Population.phrases().forEach((phrase, population) -> add(population, phrase));
        phrases.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Phrase p) -> p.stems().size()).reversed()));
        OPPOSITE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String axis = line.substring(0, colon).strip();
            String[] sides = line.substring(colon + 1).split("\\|", 2);
            for (int side = 0; side < sides.length; side++) {
                for (Token token : Tokens.of(sides[side])) {
                    poles.put(token.stem(), new Pole(axis, side == 0));
                }
            }
        });
        APART.lines().forEach(line -> {
            int colon = line.indexOf(':');
            for (String member : line.substring(colon + 1).split("\\|", -1)) {
                String stems = Tokens.of(member).stream().map(Token::stem).collect(Collectors.joining(" "));
                String concept = conceptOf(member);
                families.put(
                        concept.isEmpty() ? stems : concept,
                        line.substring(0, colon).strip());
                if (stems.contains(" ")) {
                    add(stems, member);
                }
            }
        });
        phrases.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Phrase p) -> p.stems().size()).reversed()));
    }

    /** The terms of a sentence: phrases the lexicon knows as one concept each, other tokens by their stem. */
    List<Term> terms(List<Token> tokens) {
        List<Term> terms = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Phrase phrase = phraseAt(tokens, at);
            int length = phrase == null ? 1 : phrase.stems().size();
            String concept = phrase == null ? tokens.get(at).stem() : phrase.concept();
            terms.add(new Term(concept, tokens.subList(at, at + length)));
            at += length;
        }
        return terms;
    }

    /** The side a concept or word is on, or null. */
    @Nullable Pole pole(String stem) {
        return poles.get(stem);
    }

    /** The family whose members cannot stand for each other, or null. */
    @Nullable String family(String concept) {
        return families.get(concept);
    }

    private String conceptOf(String phrase) {
        List<Token> tokens = Tokens.of(phrase);
        Phrase found = phraseAt(tokens, 0);
        return found != null && found.stems().size() == tokens.size() ? found.concept() : "";
    }

    private @Nullable Phrase phraseAt(List<Token> tokens, int at) {
        for (Phrase phrase : phrases.getOrDefault(tokens.get(at).stem(), List.of())) {
            if (matches(phrase.stems(), tokens, at)) {
                return phrase;
            }
        }
        return null;
    }

    private static boolean matches(List<String> stems, List<Token> tokens, int at) {
        if (at + stems.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < stems.size(); i++) {
            if (!tokens.get(at + i).stem().equals(stems.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void add(String concept, String phrase) {
        List<String> stems = Tokens.of(phrase).stream().map(Token::stem).toList();
        phrases.computeIfAbsent(stems.getFirst(), _ -> new ArrayList<>()).add(new Phrase(concept, stems));
    }

    /** A place on an axis of opposites. */
    record Pole(String axis, boolean up) {}

    /** A concept and the tokens that say it. */
    record Term(String concept, List<Token> tokens) {

        Token first() {
            return tokens.getFirst();
        }
    }

    private record Phrase(String concept, List<String> stems) {}
}
