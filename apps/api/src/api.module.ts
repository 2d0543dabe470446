import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccountController } from './account/account.controller';
import { DecisionsController } from './batch/decisions.controller';
import { CommandsController } from './commands/commands.controller';
import { CorrectionsController } from './corrections/corrections.controller';
import { DecideHandler } from './commands/decide.command';
import { Dispatch } from './commands/dispatch';
import { ExportsController } from './exports/exports.controller';
import { FeedController } from './feed/feed.controller';
import { PARTS, type ApiParts } from './parts';
import { PeriodsController } from './periods/periods.controller';
import { AuditController } from './reads/audit.controller';
import { FamiliesController } from './reads/families.controller';
import { FiguresController } from './reads/figures.controller';
import { JobsController } from './jobs/jobs.controller';
import { StatisticsController } from './reads/statistics.controller';
import { HealthController } from './reads/health.controller';
import { ProfilesController } from './reads/profiles.controller';
import { KnownFamiliesController } from './reads/known-families.controller';
import { ReferenceController } from './reads/reference.controller';
import { StreamReadsController } from './reads/streams.controller';
import { SteeringController } from './steering/steering.controller';
import { WorkController } from './reads/work.controller';
import { StreamCorrectionsController } from './streams/corrections/corrections.controller';
import { StreamDispatch } from './streams/stream-dispatch';
import { StreamsController } from './streams/streams.controller';

/** The edge as one Nest module over the parts that were opened before it. */
@Module({})
export class ApiModule {
  static over(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        HealthController,
        AccountController,
        CommandsController,
        StreamsController,
        DecisionsController,
        CorrectionsController,
        StreamCorrectionsController,
        FamiliesController,
        KnownFamiliesController,
        FiguresController,
        PeriodsController,
        FeedController,
        StatisticsController,
        JobsController,
        ExportsController,
        AuditController,
        ProfilesController,
        ReferenceController,
        StreamReadsController,
        WorkController,
        SteeringController,
      ],
      providers: [
        { provide: PARTS, useValue: parts },
        Dispatch,
        StreamDispatch,
        DecideHandler,
        ...parts.queryProviders,
      ],
    };
  }
}
