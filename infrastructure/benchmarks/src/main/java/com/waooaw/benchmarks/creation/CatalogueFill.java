package com.waooaw.benchmarks.creation;

import com.waooaw.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents for the catalogue, in sentences of words that are about as frequent as those of a language: few often, many seldom. */
final class CatalogueFill {

    /** In the purpose of every agent. */
    static final String EVERYWHERE = "customers";

    private static final int BATCH = 1_000;
    private static final int SENTENCE = 25;
    private static final int SKILLS = 60;
    private static final int VOCABULARY = 4_000;
    private static final List<String> INDUSTRIES = List.of("healthcare", "education", "finance", "marketing", "sales");
    private static final List<String> GEOGRAPHIES = List.of("north_america", "europe", "india", "global");
    private static final List<String> TIERS = List.of("low", "medium", "high");
    private static final List<String> SYLLABLES = List.of(
            "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "kar", "lin",
            "mon", "ter", "val");

    private final Random random;
    private final List<String> vocabulary = new ArrayList<>();

    CatalogueFill(Random random) {
        this.random = random;
        for (int i = 0; i < VOCABULARY; i++) {
            var word = new StringBuilder();
            for (int rest = i + SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
                word.append(SYLLABLES.get(rest % SYLLABLES.size()));
            }
            vocabulary.add(word.toString());
        }
    }

    /** What may be asked for. */
    record Words(List<String> vocabulary) {

        Words {
            vocabulary = List.copyOf(vocabulary);
        }

        /** The frequent ones more often, as people do. */
        String any(Random random) {
            return vocabulary.get(rank(random, vocabulary.size()));
        }

        String industry(Random random) {
            return INDUSTRIES.get(random.nextInt(INDUSTRIES.size()));
        }

        String skill(Random random) {
            return "SKILL-HC-%03d".formatted(1 + random.nextInt(SKILLS));
        }
    }

    /** Puts so many agents to work, as far as the catalogue is concerned. */
    Words into(JdbcClient owner, int agents) {
        for (int done = 0; done < agents; done += BATCH) {
            var rows = new ArrayList<Map<String, Object>>();
            for (int i = done; i < Math.min(agents, done + BATCH); i++) {
                rows.add(agent(i));
            }
            write(owner, Json.write(rows));
        }
        owner.sql("analyze catalogue_entry").update();
        return new Words(vocabulary);
    }

    private Map<String, Object> agent(int number) {
        var skills = new ArrayList<Map<String, String>>();
        var names = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            int skill = 1 + (number * 7 + i * 13) % SKILLS;
            var name = "Skill " + vocabulary.get(skill * 11);
            names.add(name);
            skills.add(Map.of("skill_id", "SKILL-HC-%03d".formatted(skill), "name", name));
        }
        return Map.of(
                "id", new UUID(random.nextLong(), random.nextLong()).toString(),
                "display_id", "AGT-BENCH-HC-%05d".formatted(number),
                "agent_name", sentence(3),
                "purpose", sentence(SENTENCE) + " " + EVERYWHERE,
                "industry", INDUSTRIES.get(random.nextInt(INDUSTRIES.size())),
                "geography", GEOGRAPHIES.get(random.nextInt(GEOGRAPHIES.size())),
                "tier", TIERS.get(random.nextInt(TIERS.size())),
                "skills", skills,
                "skill_names", String.join(" ", names),
                "price", 8_000 + 500 * random.nextInt(45));
    }

    private String sentence(int words) {
        var sentence = new ArrayList<String>();
        for (int i = 0; i < words; i++) {
            sentence.add(vocabulary.get(rank(random, vocabulary.size())));
        }
        return String.join(" ", sentence);
    }

    /** About one in the logarithm of the rank: Zipf's law. */
    private static int rank(Random random, int size) {
        return (int) Math.min(size - 1, Math.exp(random.nextDouble() * Math.log(size)) - 1);
    }

    private static void write(JdbcClient owner, String rows) {
        owner.sql("""
                insert into agent (agent_id, display_id, agent_name, purpose, industry, geography, job_role_id, state,
                                   agent_version, requested_by, usd_per_month, approvals_per_day, dependencies,
                                   created_at, updated_at, version)
                select r.id, r.display_id, r.agent_name, r.purpose, r.industry, r.geography, 'JOB-HC-001', 'active',
                       '1.0.0', 'bench', 0, 0, '[]', now(), now(), 0
                from jsonb_to_recordset(:rows::jsonb)
                    as r(id uuid, display_id text, agent_name text, purpose text, industry text, geography text)
                """).param("rows", rows).update();
        owner.sql("""
                insert into catalogue_entry (agent_id, display_id, agent_name, purpose, industry, geography, domain_tier,
                                             job_role_id, agent_version, skills, skill_names, monthly_price_inr,
                                             listed_at, updated_at)
                select r.id, r.display_id, r.agent_name, r.purpose, r.industry, r.geography, r.tier,
                       'JOB-HC-001', '1.0.0', r.skills, r.skill_names, r.price,
                       now() - make_interval(secs => row_number() over ()), now()
                from jsonb_to_recordset(:rows::jsonb)
                    as r(id uuid, display_id text, agent_name text, purpose text, industry text, geography text, tier text,
                         skills jsonb, skill_names text, price int)
                """).param("rows", rows).update();
    }
}
