package com.waooaw.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.http.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CodeMailTests {

    private static final JsonNode MAILS = Json.read("""
            {"messages":[
              {"message_id":"<approval-1@localhost>","subject":"[WAOOAW] APPR-1 waits","text":"Code: 0000 0000"},
              {"message_id":"<step-up-S2@localhost>","subject":"[WAOOAW] Code for APPR-1","text":"Code: 1234 5678\\r\\n\\r\\nIt"},
              {"message_id":"<step-up-S1@localhost>","subject":"[WAOOAW] Code for APPR-1","text":"Code: 8765 4321\\n"},
              {"message_id":"<step-up-S0@localhost>","subject":"[WAOOAW] Code for APPR-2","text":"Code: none"}]}
            """);

    @Test
    void theNewestCodeOfAnApprovalIsFoundAndThatOfAStepUp() {
        assertThat(CodeMail.newest(MAILS, "APPR-1")).contains("12345678");
        assertThat(CodeMail.newest(MAILS, "S1")).contains("87654321");
    }

    @Test
    void whereThereIsNoneNoneIsFound() {
        assertThat(CodeMail.newest(MAILS, "APPR-2")).isEmpty();
        assertThat(CodeMail.newest(MAILS, "APPR-3")).isEmpty();
    }
}
