package io.attune.listing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.jdbc.spi.SqlExceptionHelper;
import org.hibernate.engine.jdbc.spi.SqlStatementLogger;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.pool.ReactiveConnectionPool;
import org.hibernate.reactive.pool.impl.ExternalSqlClientPool;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.vertx.VertxInstance;
import org.hibernate.reactive.vertx.impl.ProvidedVertxInstance;

/**
 * Hibernate's sessions, for pages and the API. It is set up when the first is asked for, beside the event loop: a
 * process that only syncs never needs it, and a start does not wait for it. Connections are those of everybody else.
 */
@ApplicationScoped
public class RowSessions {

    private final Vertx vertx;
    private final Pool pool;
    private final RowTypes rows;
    private SessionFactory opened;
    private volatile Mutiny.SessionFactory db;

    RowSessions(Vertx vertx, Pool pool, RowTypes rows) {
        this.vertx = vertx;
        this.pool = pool;
        this.rows = rows;
    }

    /**
     * What the work comes to, on the Vert.x context it was asked on. Each has a session of its own: a page asks for
     * several things at once, and a session can do one at a time.
     */
    public <T> Uni<T> withSession(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().deferred(this::ready)
                .chain(Mutiny.SessionFactory::openSession)
                .chain(session -> Uni.createFrom().deferred(() -> work.apply(session)).eventually(session::close));
    }

    private Uni<Mutiny.SessionFactory> ready() {
        var ready = db;
        return ready == null ? vertx.executeBlocking(this::open, false) : Uni.createFrom().item(ready);
    }

    /** Whoever comes second waits for the first. */
    private synchronized Mutiny.SessionFactory open() {
        if (db == null) {
            opened = build();
            db = opened.unwrap(Mutiny.SessionFactory.class);
        }
        return db;
    }

    /** The tables are made by the migrations alone, so nothing is asked of the database here. */
    private SessionFactory build() {
        var services = new ReactiveServiceRegistryBuilder()
                .applySetting(JdbcSettings.DIALECT, PostgreSQLDialect.class)
                .applySetting(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
                .applySetting(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl())
                .applySetting(MappingSettings.XML_MAPPING_ENABLED, false)
                .applySetting(QuerySettings.IN_CLAUSE_PARAMETER_PADDING, true)
                .addService(BytecodeProvider.class, new BytecodeProviderImpl()) // rows refer to no others, so none is lazy
                .addService(VertxInstance.class, new ProvidedVertxInstance(vertx.getDelegate()))
                .addService(ReactiveConnectionPool.class, new ExternalSqlClientPool(pool.getDelegate(),
                        new SqlStatementLogger(), new SqlExceptionHelper(false)))
                .build();
        return new MetadataSources(services).addAnnotatedClasses(rows.types().toArray(Class<?>[]::new))
                .buildMetadata().buildSessionFactory();
    }

    @PreDestroy
    synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
