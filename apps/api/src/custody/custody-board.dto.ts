import { IntersectionType } from '@nestjs/swagger';
import { AskedDto } from '../conversation/asked.dto.js';
import { CustodyNarrowDto } from '../counted-boards/counted-boards.dto.js';

export class CustodyBoardDto extends IntersectionType(CustodyNarrowDto, AskedDto) {}
