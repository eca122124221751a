// Keeps zod from compiling its checks with `new Function`, which the content security policy forbids.
import { z } from 'zod';

z.config({ jitless: true });
