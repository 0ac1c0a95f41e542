package com.waooaw.governance.approval;

import com.waooaw.governance.known.CallingServices;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which service asked a question, as {@link CallingServices} know it. */
@Service
class AskingServices {

    private final JdbcClient jdbc;
    private final EmergencyProperties properties;

    AskingServices(JdbcClient jdbc, EmergencyProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Keeps who asked, with the question. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Question question, String service) {
        jdbc.sql("""
                        insert into asking_service (approval_id, customer_id, service)
                        values (:id, :customerId::uuid, :service)
                        """)
                .param("id", question.id())
                .param("customerId", question.customerId())
                .param("service", service)
                .update();
    }

    /** Whether it was the service of this subject that asked; of a question nobody knows that of, nobody did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean askedBy(UUID approvalId, String subject) {
        return jdbc.sql("select service from asking_service where approval_id = :id")
                .param("id", approvalId)
                .query(String.class)
                .optional()
                .filter(service -> properties.is(service, subject))
                .isPresent();
    }
}
