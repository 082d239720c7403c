/** Sample answers of the views that do not change. */
import type { Entry } from "../src/types";
import { both } from "./sample";

const entry = (some: Partial<Entry>): Entry => ({
  kind: "comment", at_min: 0, who: "Мария Соколова", incoming: false, answered: null, recorded: null,
  activity: null, title: "", text: "", said: null, state: null, from: null, to: null, ...some,
});

const TIMELINE: Entry[] = [
  entry({ kind: "stage", at_min: 44, from: "APPOINTING", to: "MEETING_SET" }),
  entry({ kind: "comment", at_min: 42, text: "Обсудили ситуацию: долг около 800 тысяч, три банка. Договорились о встрече в среду в 11:00, взять паспорт и справки." }),
  entry({
    kind: "call", at_min: 38, answered: true, recorded: false, activity: 7,
    said: both("Здравствуйте! Да, я оставляла заявку. Смогу подъехать к вам в офис в среду в 11:00.", "Hello! Yes, I left a request. I could come to your office on Wednesday at 11:00."),
  }),
  entry({ kind: "call", at_min: 12, answered: false, recorded: true, activity: 6 }),
  entry({ kind: "chat", at_min: -900, answered: false, title: "Добрый день! Когда вам удобно поговорить?" }),
  entry({ kind: "chat", at_min: -880, incoming: true, answered: true, said: both("Завтра утром, пожалуйста.", "Tomorrow morning, please.") }),
  entry({ kind: "created", at_min: -960, who: null, text: "Заявка с сайта" }),
];

const task = (activity: number, title: string, due_min: number, some = {}) => ({
  activity, kind: "task", title, due_min, state: "planned", text: "", responsible: "Мария Соколова", author: null, robot: false, checklist: [], confirmed: false, card: 3, name: "Тимур Рашидович Ахметов",
  due: due_min < 47 ? "overdue" : due_min < 540 ? "today" : "later", result: "", ...some,
});

const goal = (rule: string, ru: string, en: string, state: string, points: number, hint: object | null = null) => ({
  rule, title: both(ru, en), points, of: 10, state, hint,
});

const finding = (ok: boolean, ru: string, en: string, lead: number | null, some = {}) => ({
  rule: "r", title: both(ru, en), requirement: "R104", ok, points: ok ? 10 : 4, of: 10, line: 12, at_min: 96, lead,
  why: both("В 10:36 вы позвонили лиду в статусе «Не удалось связаться», а трём новым лидам ещё никто не звонил.", "At 10:36 you called a lead in «Could not reach» while nobody had called three new ones."),
  better: ok ? null : both("сначала позвонить Ивану Громову", "call Ivan Gromov first"), ...some,
});

const DAY = Array.from({ length: 26 }, (_, index) => ({
  line: index + 1, at_min: 18 * index, minutes: [2, 7, 1, 40][index % 4]! % 16, verb: "call_client",
  text: both("Позвонили: Иван Петрович Громов", "Called Ivan Petrovich Gromov"), card: 2,
  refused: index === 9, ok: index % 5 === 0 ? null : index % 7 !== 0,
}));

export const VIEWS: Record<string, unknown> = {
  filters: {
    default: "in_work",
    fields: [],
    presets: [
      { id: "in_work", name: both("Все в работе", "In work"), criteria: { work: "open" } },
      { id: "finished", name: both("Завершённые", "Finished"), criteria: { work: "closed" } },
    ],
    saved: [{ id: 1, name: "Новые с сайта", criteria: { work: "open", stages: ["NEW"], sources: ["site"] } }],
  },
  card: {
    text: "Здравствуйте, хочу узнать про банкротство. Платить по кредитам уже не получается.",
    form: null, signing_min: null, paid_rub: 0, client: null, related: [],
    products: [], payments: [], deliveries: [], invoices: [], documents: [], history: [], standing: null, remarks: [],
    can: { move: ["UNREACHED", "APPOINTING"], start_visit: true, meet: true, pipelines: [] },
    timeline: TIMELINE,
    planned: [
      { ...task(21, "", 1_560), kind: "meeting", confirmed: true },
      task(22, "Подтвердить встречу", 480),
    ],
  },
  calendar: {
    items: [
      { activity: 1, kind: "meeting", title: "", due_min: 120, card: 3, name: "Тимур Ахметов", state: "planned" },
      { activity: 2, kind: "task", title: "Перезвонить", due_min: 130, card: 4, name: "Наталья Белова", state: "planned" },
      { activity: 3, kind: "remote", title: "", due_min: 1_680, card: 5, name: "Пётр Воронцов", state: "planned" },
      { activity: 4, kind: "meeting", title: "", due_min: 20, card: 6, name: "Зоя Климова", state: "missed" },
    ],
  },
  tasks: {
    items: [
      task(30, "Подтвердить встречу и напомнить, какие документы взять", 20),
      task(31, "Перезвонить после 14:00", 310),
      task(32, "Сдать отчёт за неделю", 480, { card: null, name: null }),
      task(33, "Напомнить о подписании договора", 1_500),
      task(34, "Позвонить", 5, { state: "done", result: "Договорились о встрече на среду." }),
    ],
    overdue: 1, today: 2, total: 5, mode: "list", from_min: null, to_min: null,
  },
  bell: {
    items: [
      { id: 2, kind: "client_came", card: 8, at_min: 45, read: false, text: both("Александра Преображенская пришла и ждёт в офисе.", "Alexandra Preobrazhenskaya has come and waits in the office.") },
      { id: 1, kind: "lead_arrived", card: 1, at_min: 30, read: false, text: both("Новый лид: Иван Громов, заявка с сайта.", "A new lead: Ivan Gromov, site form.") },
      { id: 0, kind: "stranger_came", card: null, at_min: -900, read: true, text: both("В офис пришёл человек по рекомендации.", "Somebody has come by recommendation.") },
    ],
    unread: 2,
  },
  forms: [
    {
      verb: "add_contact", title: both("Добавить контакт", "Add a contact"), card: null, given: {},
      fields: [{ name: "phone", label: both("Телефон", "Phone"), type: "text", many: false, options: [], required: true, value: null }],
    },
    {
      verb: "add_deal", title: both("Добавить сделку", "Add a deal"), card: null, given: {},
      fields: [
        { name: "name", label: both("Название", "Name"), type: "text", many: false, options: [], required: true, value: null },
        { name: "source", label: both("Источник", "Source"), type: "choice", many: false, options: [{ id: "site", name: both("Сайт", "Site") }], required: true, value: null },
        { name: "contact", label: both("Контакт", "Contact"), type: "cards", many: false, options: [{ id: 77, name: both("Иван Громов", "Ivan Gromov") }], required: false, value: null },
        { name: "sum_rub", label: both("Сумма", "Sum"), type: "money", many: false, options: [], required: false, value: null },
      ],
    },
  ],
  settings: {
    allowed: true, why: null,
    roles: [{ id: "manager", name: both("Менеджер", "Manager"), sees: "own", admin: false }],
    pipelines: [{ id: "repeat", name: both("Повторные продажи", "Repeat sales"), stages: [both("Новая", "New")], cards: 0, can_drop: true }],
    robots: [{ id: "greet", text: both("Поздороваться", "Greet"), on: true }],
  },
  analytics: {
    report: "deals", title: both("Сделки", "Deals"), from_min: 0, to_min: 540, empty: null,
    figures: [{ id: "won", name: both("Выиграно", "Won"), value: 120_000, kind: "money" }],
    tables: [{
      id: "stages", title: both("По стадиям", "By stage"), total: { rub: 100_000 },
      columns: [{ id: "stage", name: both("Стадия", "Stage"), kind: "text" }, { id: "rub", name: both("Сумма", "Sum"), kind: "money" }],
      rows: [{ stage: both("Новая", "New"), rub: 20_000 }, { stage: both("Успех", "Won"), rub: 80_000 }],
    }],
  },
  mail: {
    empty: null, total: 1, unread: 1, mailboxes: [{ id: "sales", name: both("Продажи", "Sales"), address: "sales@shore.example", unread: 1 }],
    letters: [{ letter: 51, mailbox: "sales", incoming: true, unread: true, answered: false, is_deal: false, who: "Олег Ильин", card: null, at_min: 20, subject: "Счёт", text: "Пришлите, пожалуйста, счёт." }],
  },
  templates: { rows: [] },
  hints: { hints: [] },
  duplicates: { refused: [{ contact: 77, name: "Иван Громов", alike: [both("Телефон", "Phone")] }], warned: [] },
  document: { title: "Договор", html: "<p>Договор №1</p>" },
  document_file: { name: "contract.docx", base64: "UEs=" },
  panel: { items: [{ title: both("Как планировать день", "How to plan the day"), text: both("Начните со счётчиков: просроченные дела, дела на сегодня, лиды без дел.", "Begin with the counters: overdue, due today, no activity.") }] },
  lesson: {
    goals: [
      goal("first", "Сначала обработаны новые лиды", "New leads come first", "won", 10),
      goal("close", "Лиды, близкие к договору, – вторыми", "Those close to a contract come second", "partly", 6, { price: 2, taken: false, text: null }),
      goal("confirm", "Все встречи подтверждены", "All meetings are confirmed", "open", 0, { price: 2, taken: true, text: both("Начните со статуса «Встреча назначена. Точное время».", "Begin with «Meeting set, exact time».") }),
      goal("task", "У каждого лида есть задача в пределах пяти рабочих дней", "Every lead has a task within five working days", "lost", 0, { price: 3, taken: false, text: null }),
    ],
    questions: [
      {
        id: "q1", text: both("Что считается контактом с клиентом?", "What counts as a contact?"),
        choices: [{ id: "a", name: both("Любое отправленное сообщение", "Any message sent") }, { id: "b", name: both("Разговор или переписка, в которой клиент ответил", "A talk, or messages the client answered") }],
        answer: null,
      },
    ],
    coaching: true, can_hand_in: true,
    open: [both("У 3 лидов нет задачи.", "3 leads have no task."), both("Не подтверждена 1 встреча.", "1 meeting is not confirmed.")],
  },
  report: {
    percent: 87.5, points: 70, of: 80, passed: true, hints: 1,
    skills: [
      { id: "order", name: both("Порядок работы", "Order of work"), points: 24, of: 30, percent: 80 },
      { id: "next", name: both("Следующий шаг", "Next step"), points: 28, of: 30, percent: 93.3 },
      { id: "comment", name: both("Комментарии", "Comments"), points: 18, of: 20, percent: 90 },
    ],
    findings: [
      finding(false, "Сначала новые лиды", "New leads first", 12),
      finding(false, "Комментарий после каждого контакта", "A comment after every contact", 7, { requirement: "R110" }),
      finding(true, "Встречи подтверждены", "Meetings confirmed", null, { line: null, at_min: null }),
    ],
    day: DAY,
  },
};
